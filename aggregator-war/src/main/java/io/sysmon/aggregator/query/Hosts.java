package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.Host;
import io.sysmon.aggregator.domain.HostDetail;
import io.sysmon.aggregator.domain.HostPage;
import io.sysmon.aggregator.domain.HostQuery;
import io.sysmon.aggregator.store.HostEntry;
import io.sysmon.aggregator.store.Store;
import java.util.List;
import java.util.Optional;

/** The registered hosts. Answers from memory; thread-safe. */
public final class Hosts {

    private final Store store;

    /** Over an open store. */
    public Hosts(Store store) {
        this.store = store;
    }

    /** A page of hosts, filtered and ordered. */
    public HostPage list(HostQuery query) {
        long now = store.now();
        List<Host> matching = store.hosts().registered().stream()
                .map(entry -> entry.describe(now))
                .filter(new HostMatcher(query.filter()))
                .sorted(HostOrder.of(query))
                .toList();
        int begin = Math.min(query.offset(), matching.size());
        int end = begin + Math.min(query.limit(), matching.size() - begin);
        return new HostPage(matching.subList(begin, end), matching.size());
    }

    /** One host with its series; empty when no host of that name is registered. */
    public Optional<HostDetail> find(String hostname) {
        HostEntry entry = store.hosts().find(hostname);
        return entry == null
                ? Optional.empty()
                : Optional.of(new HostDetail(
                        entry.describe(store.now()), entry.series().keys()));
    }
}
