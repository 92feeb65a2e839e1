package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.History;
import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.store.Store;

/** History for charts. Reads the database within a deadline and bounded memory; thread-safe. */
@SuppressWarnings("DoNotCallSuggester") // its body follows
public final class HistoryQueries {

    private final Store store;

    /** Over an open store. */
    public HistoryQueries(Store store) {
        this.store = store;
    }

    /**
     * The history asked for, downsampled where a series has more samples than points.
     *
     * @throws QueryTooLargeException when the answer would have more points than fit in memory
     * @throws io.sysmon.aggregator.store.StoreUnavailableException when it takes too long or the readers are all busy
     */
    public History query(HistoryRequest request) {
        throw new IllegalStateException("not built yet: " + store.isReadable() + request);
    }
}
