package io.sysmon.aggregator.api.request;

import io.sysmon.aggregator.domain.HostFilter;
import io.sysmon.aggregator.domain.HostQuery;
import io.sysmon.aggregator.domain.HostSort;
import io.sysmon.aggregator.domain.HostStatus;
import io.sysmon.aggregator.domain.SortOrder;
import io.sysmon.aggregator.domain.TagMatch;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Which hosts a request means: {@code status}, {@code tag}, {@code q}; {@code sort}, {@code order}, {@code group}, the page. */
public final class HostQueries {

    private static final int DEFAULT_LIMIT = 1000;
    private static final int MOST_HOSTS = 10_000;

    private HostQueries() {}

    /** The filter alone, for answers that have their own order. */
    public static HostFilter filter(QueryParameters parameters) {
        return new HostFilter(
                parameters.choice("status", List.of(HostStatus.values()), HostStatus::text, null),
                parameters.all("tag", TagMatch::parse),
                parameters.one("q"));
    }

    /** Filter, order, groups and page. */
    public static HostQuery page(QueryParameters parameters) {
        HostSort sort = parameters.choice("sort", List.of(HostSort.values()), HostSort::text, HostSort.HOSTNAME);
        SortOrder order = parameters.choice("order", List.of(SortOrder.values()), HostQueries::textOf, SortOrder.ASC);
        return new HostQuery(
                filter(parameters),
                Objects.requireNonNull(sort),
                Objects.requireNonNull(order),
                parameters.one("group"),
                (int) parameters.number("limit", 1, MOST_HOSTS, DEFAULT_LIMIT),
                (int) parameters.number("offset", 0, Integer.MAX_VALUE, 0));
    }

    private static String textOf(SortOrder order) {
        return order.name().toLowerCase(Locale.ROOT);
    }
}
