package io.sysmon.aggregator;

import io.sysmon.aggregator.upkeep.Upkeep;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The one thread of the upkeep: a round, a pause, from the start until it is closed. */
final class UpkeepThread implements AutoCloseable {

    private static final long PAUSE_SECONDS = 5;

    private final Upkeep upkeep;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::loop, "sysmon-upkeep");

    private UpkeepThread(Upkeep upkeep) {
        this.upkeep = upkeep;
    }

    static UpkeepThread start(Upkeep upkeep) {
        UpkeepThread started = new UpkeepThread(upkeep);
        started.thread.start();
        return started;
    }

    /** Waits for the round's current step. */
    @Override
    public void close() {
        upkeep.stop();
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
                upkeep.round();
            } while (!closed.await(PAUSE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
