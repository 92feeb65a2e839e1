package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.FleetSummary;
import io.sysmon.aggregator.domain.FleetValues;
import io.sysmon.aggregator.domain.HostFilter;
import io.sysmon.aggregator.store.Store;

/** The fleet in sum and one metric across it. Answers from memory; thread-safe. */
@SuppressWarnings("DoNotCallSuggester") // its body follows
public final class Fleet {

    private final Store store;

    /** Over an open store. */
    public Fleet(Store store) {
        this.store = store;
    }

    /** The fleet in sum. */
    public FleetSummary summary() {
        throw new IllegalStateException("not built yet: " + store.isReadable());
    }

    /** The newest figure of one metric for every host that the filter lets through, ordered by host name. */
    public FleetValues values(String metricType, HostFilter filter) {
        throw new IllegalStateException("not built yet: " + metricType + filter);
    }
}
