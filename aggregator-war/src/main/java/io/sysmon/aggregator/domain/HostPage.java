package io.sysmon.aggregator.domain;

import java.util.List;

/**
 * A page of hosts. Immutable.
 *
 * @param hosts in the order asked for
 * @param total how many hosts matched the filter, the page and all others
 */
public record HostPage(List<Host> hosts, int total) {

    /** Copies the list. */
    public HostPage {
        hosts = List.copyOf(hosts);
    }
}
