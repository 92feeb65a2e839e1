package io.sysmon.aggregator.store;

import java.util.concurrent.atomic.AtomicInteger;

/** How many series all hosts have, those that pushes under way bring included. Thread-safe. */
final class SeriesCount {

    private final AtomicInteger count = new AtomicInteger();

    int get() {
        return count.get();
    }

    void add(int more) {
        if (more != 0) {
            count.addAndGet(more);
        }
    }
}
