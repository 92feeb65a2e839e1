package io.sysmon.aggregator.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. Whatever waits goes into one transaction and one sync, then all of its callers go on. After
 * a failed transaction the connection is closed and opened again for the next one: its callers are told to come back, and
 * writing resumes by itself. Thread-safe.
 */
final class Writer implements AutoCloseable {

    private static final long WAIT_SECONDS = 30;
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final long IDLE_MILLIS = 10_000;
    private static final long FLUSH_MILLIS = 200;
    private static final long CLEANUP_MILLIS = 5;

    private final Path database;
    private final InstantSource clock;
    private final HostRegistry hosts;
    private final SeriesDictionary dictionary;
    private final Problems problems;
    private final WriteQueue queue;
    private final WriteCounters counters = new WriteCounters();
    private final LatestFlush flush = new LatestFlush();
    private final ForgottenCleanup cleanup;
    private final Thread thread;
    private @Nullable WriteSession session;
    private long lastRunId;

    Writer(Path database, StoreSettings settings, Memory memory, Recovery.Recovered recovered) {
        this.database = database;
        this.clock = settings.clock();
        this.hosts = memory.hosts();
        this.dictionary = memory.dictionary();
        this.problems = memory.problems();
        this.queue = new WriteQueue(settings.queueCapacity());
        this.lastRunId = recovered.lastRunId();
        this.flush.touched(recovered.behind());
        this.cleanup = new ForgottenCleanup(recovered.forgotten());
        this.thread = new Thread(this::loop, "sysmon-writer");
    }

    /** What memory holds of the database. */
    record Memory(HostRegistry hosts, SeriesDictionary dictionary, Problems problems) {}

    void start() {
        thread.start();
    }

    /**
     * Stores a push and returns once it is durable.
     *
     * @return the aggregator's clock at that time, Unix seconds
     * @throws StoreUnavailableException when it cannot be stored now
     * @throws StoreException when this push cannot be stored at all
     */
    long write(PushBatch batch) {
        WriteTask.Push push = new WriteTask.Push(batch, new CompletableFuture<>());
        queue.put(push);
        return await(push.done());
    }

    /** Does work in a transaction of its own and returns once it is durable; throws as {@link #write} does. */
    <T> T run(WriteTask.Work<T> work) {
        WriteTask.Step<T> step = new WriteTask.Step<>(work, new CompletableFuture<>());
        queue.put(step);
        return await(step.done());
    }

    /** Forgets a host; its runs go little by little afterwards. */
    boolean forget(String hostname) {
        return run(session -> {
            HostEntry host = hosts.find(hostname);
            if (host == null) {
                return () -> false;
            }
            session.latest().delete(host.id());
            session.hosts().delete(host.id());
            session.forgotten().insert(host.id());
            return () -> removeFromMemory(host);
        });
    }

    StoreStatus.Writes status(boolean room) {
        return counters.read(room, queue.size());
    }

    /** Writes what still waits and ends the thread. */
    @Override
    public void close() {
        queue.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T await(CompletableFuture<T> done) {
        try {
            return done.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            throw new StoreUnavailableException("the write did not end within " + WAIT_SECONDS + " s", 10, slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("the aggregator is shutting down", RETRY_AFTER_SECONDS, interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known
                    ? known
                    : new StoreException("cannot write", failed);
        }
    }

    private void loop() {
        while (!queue.isExhausted()) {
            try {
                perform(queue.take(waitMillis()));
                doChores();
            } catch (InterruptedException ignored) {
                // nobody but close() ends this thread, and it does so through the queue
                problems.report("the writer was interrupted and goes on", ignored);
            }
        }
        finish();
    }

    private long waitMillis() {
        if (cleanup.isPending()) {
            return CLEANUP_MILLIS;
        }
        return flush.isPending() ? FLUSH_MILLIS : IDLE_MILLIS;
    }

    /** In order of arrival: neighbouring pushes as one group, everything else by itself. */
    private void perform(List<WriteTask> tasks) {
        List<WriteTask.Push> group = new ArrayList<>(tasks.size());
        for (WriteTask task : tasks) {
            if (task instanceof WriteTask.Push push) {
                group.add(push);
            } else if (task instanceof WriteTask.Step<?> step) {
                commit(group);
                group.clear();
                guarded(List.of(step), step::run);
            }
        }
        commit(group);
    }

    private void commit(List<WriteTask.Push> pushes) {
        if (!pushes.isEmpty()) {
            guarded(pushes, session -> commit(session, pushes));
        }
    }

    private void commit(WriteSession session, List<WriteTask.Push> pushes) throws SQLException {
        long start = System.nanoTime();
        PushGroup group = new PushGroup(hosts, dictionary, clock.instant().getEpochSecond(), lastRunId);
        for (WriteTask.Push push : pushes) {
            group.write(session, push);
        }
        session.commit();
        lastRunId = group.lastRunId();
        counters.committed(group, System.nanoTime() - start);
        group.publish(flush);
    }

    private void doChores() {
        if (flush.isDue()) {
            guarded(List.of(), session -> flush.step(session, lastRunId));
        }
        if (cleanup.isPending()) {
            guarded(List.of(), cleanup::step);
        }
    }

    /** Runs a transaction; a failure is told to whoever waits for it and costs the connection. */
    private void guarded(List<? extends WriteTask> tasks, Transaction transaction) {
        try {
            transaction.run(session());
        } catch (SQLException | RuntimeException failed) {
            counters.failed();
            problems.report("cannot write to " + database, failed);
            abandonSession(failed);
            for (WriteTask task : tasks) {
                task.fail(new StoreUnavailableException("the database cannot be written", RETRY_AFTER_SECONDS, failed));
            }
        }
    }

    private WriteSession session() throws SQLException {
        WriteSession open = session;
        if (open == null) {
            open = WriteSession.open(database);
            session = open;
        }
        return open;
    }

    private void abandonSession(Exception failed) {
        if (session != null) {
            session.abandon(failed);
            session = null;
        }
    }

    private Boolean removeFromMemory(HostEntry host) {
        hosts.remove(host.hostname());
        flush.forgotten(host);
        cleanup.add(host.id());
        return true;
    }

    private void finish() {
        while (flush.isPending()) {
            long failedBefore = counters.failedCommits();
            guarded(List.of(), session -> flush.step(session, lastRunId));
            if (counters.failedCommits() > failedBefore) {
                break;
            }
        }
        try {
            if (session != null) {
                session.close();
            }
        } catch (SQLException failed) {
            problems.report("cannot close " + database, failed);
        }
    }

    /** Statements and their commit. */
    @FunctionalInterface
    private interface Transaction {
        void run(WriteSession session) throws SQLException;
    }
}
