package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.LatestSamples;
import io.sysmon.aggregator.domain.MetricPattern;
import io.sysmon.aggregator.store.HostEntry;
import io.sysmon.aggregator.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The newest sample of every series. Answers from memory; thread-safe. */
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
        HostEntry entry = store.hosts().find(hostname);
        return entry == null ? Optional.empty() : Optional.of(narrow(entry.latest(), metrics));
    }

    /**
     * The latest samples of all hosts, ordered by host name.
     *
     * @param metrics which metrics; empty for all
     */
    public List<LatestSamples> ofAllHosts(List<MetricPattern> metrics) {
        return store.hosts().registered().stream()
                .map(entry -> narrow(entry.latest(), metrics))
                .toList();
    }

    private static LatestSamples narrow(LatestSamples all, List<MetricPattern> metrics) {
        if (metrics.isEmpty()) {
            return all;
        }
        int[] kept = IntStream.range(0, all.size())
                .filter(i -> MetricPatterns.anyMatches(metrics, all.series().get(i)))
                .toArray();
        return new LatestSamples(
                all.host(),
                Arrays.stream(kept).mapToObj(all.series()::get).toList(),
                Arrays.stream(kept).mapToLong(i -> all.timestamps()[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> all.values()[i]).toArray());
    }
}
