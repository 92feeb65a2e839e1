package io.sysmon.aggregator.domain;

/**
 * A page of hosts asked for. Immutable.
 *
 * @param filter which hosts
 * @param sort by what; hosts of equal value are ordered by name
 * @param order the lowest or the highest first
 * @param limit the most hosts on the page, from 1
 * @param offset how many of the ordered hosts come before the page, from 0
 */
public record HostQuery(HostFilter filter, HostSort sort, SortOrder order, int limit, int offset) {

    /** All hosts by name. */
    public static final HostQuery ALL =
            new HostQuery(HostFilter.ALL, HostSort.HOSTNAME, SortOrder.ASC, Integer.MAX_VALUE, 0);

    /** Checks the bounds. */
    public HostQuery {
        if (limit < 1 || offset < 0) {
            throw new IllegalArgumentException(
                    "limit must be at least 1 and offset at least 0, found " + limit + " and " + offset);
        }
    }
}
