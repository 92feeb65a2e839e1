package io.sysmon.aggregator.store;

import io.sysmon.protocol.HostIdentity;

/**
 * A host as a database file has it. Immutable.
 *
 * @param id its number in that file
 * @param identity what it last said of itself, without its instance
 */
public record StoredHost(long id, HostIdentity identity) {

    static StoredHost of(String hostname, HostRecord host) {
        return new StoredHost(
                host.id(), new HostIdentity(hostname, host.version(), host.platform(), host.tags(), null));
    }
}
