package io.sysmon.aggregator.upkeep;

import io.sysmon.aggregator.store.FreshWindow;
import io.sysmon.aggregator.store.Store;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Seals windows, the oldest first. Confined to one thread. */
final class SealingRound {

    private final Store store;
    private final BooleanSupplier stopped;

    SealingRound(Store store, BooleanSupplier stopped) {
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
        for (int i = 0; i < windows.size() && !stopped.getAsBoolean(); i++) {
            progress.advanced(i, windows.size());
            all &= store.sealing().seal(windows.get(i));
        }
        return all && !stopped.getAsBoolean();
    }
}
