package io.sysmon.aggregator.domain;

import org.jspecify.annotations.Nullable;

/**
 * A page of hosts asked for. Immutable.
 *
 * @param filter which hosts
 * @param sort by what; hosts of equal value are ordered by name
 * @param order the lowest or the highest first
 * @param group key of a tag: hosts of one value of it stand together, in order of the values, those without it last;
 *     {@code null} for one order over all
 * @param limit the most hosts on the page, from 1
 * @param offset how many of the ordered hosts come before the page, from 0
 */
public record HostQuery(
        HostFilter filter,
        HostSort sort,
        SortOrder order,
        @Nullable String group,
        int limit,
        int offset) {

    /** All hosts by name. */
    public static final HostQuery ALL =
            new HostQuery(HostFilter.ALL, HostSort.HOSTNAME, SortOrder.ASC, null, Integer.MAX_VALUE, 0);

    /** Checks the bounds. */
    public HostQuery {
        if (limit < 1 || offset < 0) {
            throw new IllegalArgumentException(
                    "limit must be at least 1 and offset at least 0, found " + limit + " and " + offset);
        }
    }
}
