package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.LatestSamples;
import io.sysmon.aggregator.domain.MetricPattern;
import io.sysmon.aggregator.store.Store;
import java.util.List;
import java.util.Optional;

/** The newest sample of every series. Answers from memory; thread-safe. */
@SuppressWarnings("DoNotCallSuggester") // its body follows
public final class Latest {

    private final Store store;

    /** Over an open store. */
    public Latest(Store store) {
        this.store = store;
    }

    /**
     * The latest samples of one host.
     *
     * @param metrics which metrics; empty for all
     * @return empty when no host of that name is registered
     */
    public Optional<LatestSamples> ofHost(String hostname, List<MetricPattern> metrics) {
        throw new IllegalStateException("not built yet: " + store.isReadable() + hostname + metrics);
    }

    /**
     * The latest samples of all hosts, ordered by host name.
     *
     * @param metrics which metrics; empty for all
     */
    public List<LatestSamples> ofAllHosts(List<MetricPattern> metrics) {
        throw new IllegalStateException("not built yet: " + metrics);
    }
}
