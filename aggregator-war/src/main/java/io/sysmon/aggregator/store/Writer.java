package io.sysmon.aggregator.store;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The way to the one thread that writes: hands it work and waits until that is durable. Thread-safe. */
final class Writer implements AutoCloseable {

    private static final long WAIT_SECONDS = 30;

    private final WriteQueue queue;
    private final WriteLoop loop;
    private final Thread thread;

    Writer(WriteQueue queue, WriteLoop loop) {
        this.queue = queue;
        this.loop = loop;
        this.thread = new Thread(loop, "sysmon-writer");
    }

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
    <T> T run(StepKind kind, WriteTask.Work<T> work) {
        WriteTask.Step<T> step = new WriteTask.Step<>(kind, work, new CompletableFuture<>());
        queue.put(step);
        return await(step.done());
    }

    /** Forgets a host; its runs go little by little afterwards. */
    boolean forget(String hostname) {
        return run(StepKind.FORGET, session -> loop.forget(session, hostname));
    }

    /** How long its transactions took, by kind. */
    Map<StepKind, Durations> stepTimes() {
        return loop.stepTimes().read();
    }

    StoreStatus.Writes status(boolean room) {
        return loop.counters().read(room, queue.size());
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
            throw new StoreUnavailableException("the aggregator is shutting down", 5, interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known
                    ? known
                    : new StoreException("cannot write", failed);
        }
    }
}
