package io.sysmon.aggregator.upkeep;

import io.sysmon.aggregator.store.FreshWindow;
import io.sysmon.aggregator.store.Progress;
import io.sysmon.aggregator.store.Sealing;
import io.sysmon.aggregator.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Seals windows, the oldest first. Confined to one thread. */
final class SealingRound {

    private static final String PART = "sealing";

    /** Newest samples, which sealing waits for, are written about once a second. */
    private static final long PAUSE_MILLIS = 100;

    /** For one window. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Store store;
    private final CountDownLatch stopped;

    /** The rounds end early when {@code stopped} has opened. */
    SealingRound(Store store, CountDownLatch stopped) {
        this.store = store;
        this.stopped = stopped;
    }

    /**
     * Seals the windows that are due, each as far as it goes.
     *
     * @param progress told how many of them are done
     * @return whether all of them are sealed
     */
    boolean seal(Predicate<FreshWindow> due, Progress progress) {
        List<FreshWindow> windows =
                store.sealing().freshWindows().stream().filter(due).toList();
        boolean all = true;
        for (int i = 0; i < windows.size() && stopped.getCount() > 0; i++) {
            progress.advanced(PART, i, windows.size());
            all &= store.sealing().seal(windows.get(i)) != Sealing.NOT_NOW;
        }
        return all && stopped.getCount() > 0;
    }

    /**
     * Seals everything that has arrived until now, and of what arrives meanwhile nothing more than it must.
     *
     * @return whether all of it is sealed
     */
    boolean sealAll(Progress progress) {
        List<FreshWindow> windows = store.sealing().freshWindows();
        boolean all = true;
        for (int i = 0; i < windows.size() && all; i++) {
            progress.advanced(PART, i, windows.size());
            all = sealWhole(windows.get(i));
        }
        return all;
    }

    /** A window's runs are taken in order of arrival, some at a time. */
    private boolean sealWhole(FreshWindow window) {
        long left = window.runs();
        long patienceEnds = System.nanoTime() + PATIENCE.toNanos();
        while (left > 0 && stopped.getCount() > 0) {
            int sealed = store.sealing().seal(window);
            if (sealed == 0) {
                return true; // its host was forgotten
            }
            left -= Math.max(0, sealed);
            if (sealed == Sealing.NOT_NOW && (System.nanoTime() - patienceEnds > 0 || pause())) {
                return false;
            }
        }
        return left <= 0;
    }

    /** Whether it is to be stopped. */
    private boolean pause() {
        try {
            return stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
