package io.sysmon.aggregator;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A thread of the aggregator's own: a round, a pause, from the start until it is closed. */
final class RepeatingThread implements AutoCloseable {

    private final Duration pause;
    private final Runnable round;
    private final Thread thread;
    private boolean closed;
    private boolean hurried;

    private RepeatingThread(String name, Duration pause, Runnable round) {
        this.pause = pause;
        this.round = round;
        this.thread = new Thread(this::loop, name);
    }

    /** The round must not throw: nobody would begin the next one. */
    static RepeatingThread start(String name, Duration pause, Runnable round) {
        RepeatingThread started = new RepeatingThread(name, pause, round);
        started.thread.start();
        return started;
    }

    /** Begins the next round now, or as soon as the one that runs has ended. */
    synchronized void hurry() {
        hurried = true;
        notifyAll();
    }

    /** Waits for the round that runs. */
    @Override
    public void close() {
        end();
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

    private synchronized void end() {
        closed = true;
        notifyAll();
    }

    /** Whether there is a next round. */
    private synchronized boolean awaitNext() throws InterruptedException {
        long due = System.nanoTime() + pause.toNanos();
        long left = pause.toMillis();
        while (!closed && !hurried && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(due - System.nanoTime());
        }
        hurried = false;
        return !closed;
    }

    private void loop() {
        try {
            do {
                round.run();
            } while (awaitNext());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
