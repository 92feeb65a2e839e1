package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.DeviceCombination;
import io.sysmon.aggregator.domain.DeviceLayer;
import io.sysmon.aggregator.domain.FleetSummary;
import io.sysmon.aggregator.domain.FleetValues;
import io.sysmon.aggregator.domain.Host;
import io.sysmon.aggregator.domain.HostFigure;
import io.sysmon.aggregator.domain.HostFilter;
import io.sysmon.aggregator.domain.HostStatus;
import io.sysmon.aggregator.store.HostEntry;
import io.sysmon.aggregator.store.HostFigures;
import io.sysmon.aggregator.store.NewestSamples;
import io.sysmon.aggregator.store.Store;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The fleet in sum and one metric across it. Answers from memory; thread-safe. */
public final class Fleet {

    private final Store store;

    /** Over an open store. */
    public Fleet(Store store) {
        this.store = store;
    }

    /** The fleet in sum: over online hosts, every sample with its host's newest timestamp of the metric counts. */
    public FleetSummary summary() {
        long now = store.now();
        List<HostEntry> hosts = store.hosts().registered();
        int online = 0;
        double cpuSum = 0;
        int cpuSamples = 0;
        double memoryUsed = 0;
        for (HostEntry host : hosts) {
            if (host.status(now) == HostStatus.OFFLINE) {
                continue;
            }
            HostFigures figures = host.figures();
            online++;
            cpuSum += figures.cpuSum();
            cpuSamples += figures.cpuSamples();
            memoryUsed += figures.memoryUsedBytes();
        }
        double cpuMean = cpuSamples == 0 ? Double.NaN : cpuSum / cpuSamples;
        return new FleetSummary(hosts.size(), online, cpuMean, memoryUsed);
    }

    /** The newest figure of one metric for every host that the filter lets through, ordered by host name. */
    public FleetValues values(String metricType, HostFilter filter) {
        long now = store.now();
        HostMatcher matcher = new HostMatcher(filter);
        BitSet seriesIds = store.dictionary().idsOf(metricType);
        DeviceCombination combination = DeviceCombination.of(metricType);
        List<Host> hosts = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (HostEntry entry : store.hosts().registered()) {
            Host host = entry.describe(now);
            if (matcher.test(host)) {
                hosts.add(host);
                values.add(combine(entry.latestOf(seriesIds), combination));
            }
        }
        return new FleetValues(
                metricType,
                hosts.stream().map(Host::hostname).toList(),
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                hosts.stream().map(Host::status).toList(),
                hosts.stream().mapToLong(Host::lastSeen).toArray());
    }

    private double combine(NewestSamples samples, DeviceCombination combination) {
        HostFigure figure = new HostFigure(combination);
        for (int i = 0; i < samples.size(); i++) {
            DeviceLayer layer = store.dictionary().layer(samples.seriesIds()[i]);
            figure.add(layer, samples.timestamps()[i], samples.values()[i]);
        }
        return figure.value();
    }
}
