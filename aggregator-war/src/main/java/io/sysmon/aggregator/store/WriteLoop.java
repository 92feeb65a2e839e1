package io.sysmon.aggregator.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the writer's thread does: whatever waits goes into one transaction and one sync, then all of its callers go on.
 * After a failed transaction the connection is closed and opened again for the next one: its callers are told to come
 * back, and writing resumes by itself. Confined to the writer's thread, but for the counters.
 */
final class WriteLoop implements Runnable {

    private static final int RETRY_AFTER_SECONDS = 5;
    private static final long IDLE_MILLIS = 10_000;
    private static final long FLUSH_MILLIS = 200;
    private static final long CLEANUP_MILLIS = 5;

    /** Half of what a sync takes on a quick disk; measured in docs/decisions/0052. */
    private static final long SIBLINGS_NANOS = 150_000;

    private final Path database;
    private final InstantSource clock;
    private final Memory memory;
    private final WriteQueue queue;
    private final WriteCounters counters = new WriteCounters();
    private final StepTimes stepTimes = new StepTimes();
    private final LatestFlush flush = new LatestFlush();
    private final ForgottenCleanup cleanup = new ForgottenCleanup();
    private @Nullable WriteSession session;
    private long lastRunId;
    private int tasksBefore;

    WriteLoop(Path database, InstantSource clock, Memory memory, WriteQueue queue) {
        this.database = database;
        this.clock = clock;
        this.memory = memory;
        this.queue = queue;
    }

    /** Goes on from what memory was filled with; before the thread starts, and after a failed transaction. */
    void resume(Recovery.Recovered recovered) {
        lastRunId = recovered.lastRunId();
        flush.retain(host -> memory.hosts().find(host.hostname()) == host);
        flush.touched(recovered.behind());
        cleanup.replace(recovered.forgotten());
    }

    StepTimes stepTimes() {
        return stepTimes;
    }

    WriteCounters counters() {
        return counters;
    }

    @Override
    public void run() {
        while (!queue.isExhausted()) {
            try {
                perform(nextTasks());
                doChores();
            } catch (InterruptedException interrupted) {
                // the queue ends this thread when the store is closed, nothing else
                memory.problems().report("the writer was interrupted and goes on", interrupted);
            }
        }
        finish();
    }

    /** The statements that forget a host, and what memory does once they are committed. */
    Supplier<Boolean> forget(WriteSession open, String hostname) throws SQLException {
        HostEntry host = memory.hosts().find(hostname);
        if (host == null) {
            return () -> false;
        }
        open.latest().delete(host.id());
        open.hosts().delete(host.id());
        open.forgotten().insert(host.id());
        return () -> {
            memory.hosts().remove(hostname);
            flush.retain(other -> other != host);
            memory.fresh().forgotten(host.id());
            cleanup.add(host.id());
            return true;
        };
    }

    /** A commit that several pushes shared is likely to be shared again: waits a moment for the others. */
    private List<WriteTask> nextTasks() throws InterruptedException {
        List<WriteTask> tasks = queue.take(waitMillis());
        if (!tasks.isEmpty() && tasks.size() < tasksBefore) {
            LockSupport.parkNanos(SIBLINGS_NANOS);
            tasks.addAll(queue.take(0));
        }
        tasksBefore = tasks.size();
        return tasks;
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
                guarded(step.kind(), List.of(step), step::run);
            }
        }
        commit(group);
    }

    private void commit(List<WriteTask.Push> pushes) {
        if (!pushes.isEmpty()) {
            guarded(StepKind.PUSHES, pushes, open -> commit(open, pushes));
        }
    }

    private void commit(WriteSession open, List<WriteTask.Push> pushes) throws SQLException {
        long start = System.nanoTime();
        PushGroup group = new PushGroup(memory, clock.instant().getEpochSecond(), lastRunId);
        for (WriteTask.Push push : pushes) {
            group.write(open, push);
        }
        open.commit();
        lastRunId = group.lastRunId();
        counters.committed(group, System.nanoTime() - start);
        group.publish(flush);
    }

    private void doChores() {
        if (flush.isDue()) {
            guarded(StepKind.LATEST, List.of(), open -> flush.step(open, lastRunId));
        }
        if (cleanup.isPending()) {
            guarded(StepKind.FORGET, List.of(), cleanup::step);
        }
    }

    /** Runs a transaction; a failure is told to whoever waits for it and costs the connection. */
    private boolean guarded(StepKind kind, List<? extends WriteTask> tasks, Transaction transaction) {
        try {
            WriteSession open = session();
            long start = System.nanoTime();
            transaction.run(open);
            stepTimes.add(kind, System.nanoTime() - start);
            return true;
        } catch (SQLException | RuntimeException | OutOfMemoryError failed) {
            counters.failed();
            memory.problems().report("cannot write to the database", failed);
            abandonSession(failed);
            for (WriteTask task : tasks) {
                task.fail(new StoreUnavailableException("the database cannot be written", RETRY_AFTER_SECONDS, failed));
            }
            return false;
        }
    }

    /**
     * The open connection. A transaction that failed may yet have become durable, so memory is brought up to what the
     * database says before anything is written on a new one.
     */
    private WriteSession session() throws SQLException {
        if (session == null) {
            WriteSession open = WriteSession.open(database);
            session = open;
            resume(new Recovery(memory).resume(open.connection(), lastRunId));
        }
        return session;
    }

    private void abandonSession(Throwable failed) {
        if (session != null) {
            session.abandon(failed);
            session = null;
        }
    }

    private void finish() {
        boolean works = true;
        while (works && flush.isPending()) {
            works = guarded(StepKind.LATEST, List.of(), open -> flush.step(open, lastRunId));
        }
        try {
            if (session != null) {
                session.close();
            }
        } catch (SQLException failed) {
            memory.problems().report("cannot close the database", failed);
        }
    }

    /** Statements and their commit. */
    @FunctionalInterface
    private interface Transaction {
        void run(WriteSession session) throws SQLException;
    }
}
