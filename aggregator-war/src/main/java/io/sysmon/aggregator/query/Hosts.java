package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.HostDetail;
import io.sysmon.aggregator.domain.HostPage;
import io.sysmon.aggregator.domain.HostQuery;
import io.sysmon.aggregator.store.Store;
import java.util.Optional;

/** The registered hosts. Answers from memory; thread-safe. */
@SuppressWarnings("DoNotCallSuggester") // its body follows
public final class Hosts {

    private final Store store;

    /** Over an open store. */
    public Hosts(Store store) {
        this.store = store;
    }

    /** A page of hosts, filtered and ordered. */
    public HostPage list(HostQuery query) {
        throw new IllegalStateException("not built yet: " + store.isReadable() + query);
    }

    /** One host with its series; empty when no host of that name is registered. */
    public Optional<HostDetail> find(String hostname) {
        throw new IllegalStateException("not built yet: " + hostname);
    }
}
