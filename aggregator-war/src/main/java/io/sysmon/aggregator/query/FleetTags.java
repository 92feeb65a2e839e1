package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.HeadlineMetric;
import io.sysmon.aggregator.domain.Host;
import io.sysmon.aggregator.domain.HostFilter;
import io.sysmon.aggregator.domain.HostGroup;
import io.sysmon.aggregator.domain.HostStatus;
import io.sysmon.aggregator.domain.TagUse;
import io.sysmon.aggregator.store.HostEntry;
import io.sysmon.aggregator.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fleet by the tags that operators gave its hosts. Answers from memory; thread-safe. */
public final class FleetTags {

    /** A key with more values than these is an identity rather than a group; the rest can still be asked for. */
    private static final int MOST_VALUES = 100;

    private final Store store;

    /** Over an open store. */
    public FleetTags(Store store) {
        this.store = store;
    }

    /** Every tag in use, in order of the keys. */
    public List<TagUse> inUse() {
        Map<String, Map<String, Integer>> hosts = new TreeMap<>();
        for (HostEntry host : store.hosts().registered()) {
            host.tags()
                    .forEach((key, value) ->
                            hosts.computeIfAbsent(key, tag -> new TreeMap<>()).merge(value, 1, Integer::sum));
        }
        List<TagUse> uses = new ArrayList<>();
        hosts.forEach((key, byValue) -> uses.add(new TagUse(key, mostUsed(byValue))));
        return uses;
    }

    /** The hosts that the filter lets through by their values of one tag: in order of the values, those without it last. */
    public List<HostGroup> groups(String tagKey, HostFilter filter) {
        long now = store.now();
        HostMatcher matcher = new HostMatcher(filter);
        Map<String, Sums> byValue = new TreeMap<>();
        Sums without = new Sums();
        for (HostEntry entry : store.hosts().registered()) {
            Host host = entry.describe(now);
            if (matcher.test(host)) {
                String value = host.tags().get(tagKey);
                (value == null ? without : byValue.computeIfAbsent(value, tag -> new Sums())).add(host);
            }
        }
        List<HostGroup> groups = new ArrayList<>();
        byValue.forEach((value, sums) -> groups.add(sums.toGroup(value)));
        if (without.hosts > 0) {
            groups.add(without.toGroup(null));
        }
        return groups;
    }

    private static Map<String, Integer> mostUsed(Map<String, Integer> byValue) {
        if (byValue.size() <= MOST_VALUES) {
            return byValue;
        }
        Map<String, Integer> most = new TreeMap<>();
        byValue.entrySet().stream()
                .sorted(Collections.reverseOrder(Map.Entry.comparingByValue()))
                .limit(MOST_VALUES)
                .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
        return most;
    }

    /** A group while hosts are added to it. */
    private static final class Sums {

        private int hosts;
        private int online;
        private double cpuSum;
        private int cpuSamples;
        private double memoryUsed;
        private double memoryTotal;
        private double fullest = Double.NaN;

        void add(Host host) {
            hosts++;
            if (host.status() == HostStatus.OFFLINE) {
                return;
            }
            online++;
            if (host.latest().has(HeadlineMetric.CPU_TOTAL_USAGE)) {
                cpuSum += host.latest().value(HeadlineMetric.CPU_TOTAL_USAGE);
                cpuSamples++;
            }
            memoryUsed += orZero(host, HeadlineMetric.MEMORY_USED_BYTES);
            memoryTotal += orZero(host, HeadlineMetric.MEMORY_TOTAL_BYTES);
            double usage = host.latest().value(HeadlineMetric.FILESYSTEM_USAGE_PERCENT);
            fullest = Double.isNaN(fullest) || usage > fullest ? usage : fullest;
        }

        HostGroup toGroup(@Nullable String value) {
            double cpuMean = cpuSamples == 0 ? Double.NaN : cpuSum / cpuSamples;
            return new HostGroup(value, hosts, online, cpuMean, memoryUsed, memoryTotal, fullest);
        }

        private static double orZero(Host host, HeadlineMetric metric) {
            return host.latest().has(metric) ? host.latest().value(metric) : 0;
        }
    }
}
