package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.Host;
import io.sysmon.aggregator.domain.HostSort;
import io.sysmon.aggregator.domain.HostStatus;
import io.sysmon.aggregator.domain.SortOrder;
import io.sysmon.aggregator.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The hosts at the ends of what can go wrong, from which a reader makes out who needs attention: those gone most recently,
 * those silent the longest though online, and those highest in what can run out. Answers from memory; thread-safe.
 */
public final class FleetExtremes {

    private static final List<HostSort> CAN_RUN_OUT =
            List.of(HostSort.FILESYSTEM, HostSort.MEMORY, HostSort.CPU, HostSort.PRESSURE);

    private final Store store;

    /** Over an open store. */
    public FleetExtremes(Store store) {
        this.store = store;
    }

    /** The first {@code limit} hosts by each rule, each host once. */
    public List<Host> hosts(int limit) {
        long now = store.now();
        List<Host> online = new ArrayList<>();
        List<Host> offline = new ArrayList<>();
        store.hosts().registered().stream()
                .map(entry -> entry.describe(now))
                .forEach(host -> (host.status() == HostStatus.ONLINE ? online : offline).add(host));
        Set<Host> extremes = new LinkedHashSet<>();
        extremes.addAll(first(offline, HostOrder.of(HostSort.LAST_SEEN, SortOrder.DESC), limit));
        extremes.addAll(first(online, HostOrder.of(HostSort.LAST_SEEN, SortOrder.ASC), limit));
        for (HostSort sort : CAN_RUN_OUT) {
            extremes.addAll(first(online, HostOrder.of(sort, SortOrder.DESC), limit));
        }
        return List.copyOf(extremes);
    }

    /** The first few in order, without ordering thousands. */
    private static List<Host> first(List<Host> hosts, Comparator<Host> order, int limit) {
        PriorityQueue<Host> kept = new PriorityQueue<>(order.reversed());
        for (Host host : hosts) {
            kept.add(host);
            if (kept.size() > limit) {
                kept.remove();
            }
        }
        return kept.stream().sorted(order).toList();
    }
}
