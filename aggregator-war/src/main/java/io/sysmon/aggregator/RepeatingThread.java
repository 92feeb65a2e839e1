package io.sysmon.aggregator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A thread of the aggregator's own: a round, a pause, from the start until it is closed. */
final class RepeatingThread implements AutoCloseable {

    private final Duration pause;
    private final Runnable round;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

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

    /** Waits for the round that runs. */
    @Override
    public void close() {
        closed.countDown();
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

    private void loop() {
        try {
            do {
                round.run();
            } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
