package io.sysmon.aggregator.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What waits for the writer: bounded in number and in bytes, many threads put, the writer's thread takes all at once.
 * Thread-safe; guarded by this object.
 */
final class WriteQueue {

    /** The most bytes of encoded samples that wait. */
    static final long MAX_BYTES = 64L << 20;

    private final int capacity;
    private List<WriteTask> tasks = new ArrayList<>();
    private long bytes;
    private boolean closed;

    WriteQueue(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Adds a task.
     *
     * @throws StoreUnavailableException when the queue is full or closed
     */
    synchronized void put(WriteTask task) {
        if (closed) {
            throw new StoreUnavailableException("the aggregator is shutting down", 5);
        }
        if (tasks.size() >= capacity || bytes + task.bytes() > MAX_BYTES) {
            throw new StoreUnavailableException("the write queue is full", 2);
        }
        tasks.add(task);
        bytes += task.bytes();
        notifyAll();
    }

    /** Everything that waits, in order of arrival; empty when nothing came in time or the queue was closed. */
    synchronized List<WriteTask> take(long timeoutMillis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        while (tasks.isEmpty() && !closed) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        List<WriteTask> all = tasks;
        tasks = new ArrayList<>();
        bytes = 0;
        return all;
    }

    /** Refuses what comes from now on; what waits is still taken. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Whether nothing waits and nothing more will. */
    synchronized boolean isExhausted() {
        return closed && tasks.isEmpty();
    }

    synchronized int size() {
        return tasks.size();
    }
}
