package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.HeadlineMetric;
import io.sysmon.aggregator.domain.Host;
import io.sysmon.aggregator.domain.HostQuery;
import io.sysmon.aggregator.domain.HostSort;
import io.sysmon.aggregator.domain.SortOrder;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** The orders of a list of hosts. Hosts of equal value come by name; hosts without the value last, either way. */
final class HostOrder {

    private static final Comparator<Host> BY_NAME = Comparator.comparing(Host::hostname);

    private static final List<HeadlineMetric> PRESSURES = List.of(
            HeadlineMetric.PRESSURE_CPU_SOME_PERCENT,
            HeadlineMetric.PRESSURE_MEMORY_SOME_PERCENT,
            HeadlineMetric.PRESSURE_IO_SOME_PERCENT);

    private HostOrder() {}

    /** As a query asks for it. */
    static Comparator<Host> of(HostQuery query) {
        Comparator<Host> order = of(query.sort(), query.order());
        String group = query.group();
        return group == null ? order : grouped(group, order);
    }

    static Comparator<Host> of(HostSort sort, SortOrder order) {
        return switch (sort) {
            case HOSTNAME -> directed(BY_NAME, order);
            case STATUS -> directed(Comparator.comparing(Host::status), order).thenComparing(BY_NAME);
            case LAST_SEEN ->
                directed(Comparator.comparingLong(Host::lastSeen), order).thenComparing(BY_NAME);
            case PLATFORM -> byPlatform(order);
            case TAGS -> byTags(order);
            case CPU -> by(value(HeadlineMetric.CPU_TOTAL_USAGE), order);
            case MEMORY -> by(value(HeadlineMetric.MEMORY_USAGE_PERCENT), order);
            case LOAD -> by(value(HeadlineMetric.LOAD_1M), order);
            case LOAD_PER_CORE -> by(HostOrder::loadPerCore, order);
            case PRESSURE -> by(HostOrder::pressure, order);
            case FILESYSTEM -> by(value(HeadlineMetric.FILESYSTEM_USAGE_PERCENT), order);
            case NETWORK ->
                by(sum(HeadlineMetric.NETWORK_RX_BYTES_PER_SEC, HeadlineMetric.NETWORK_TX_BYTES_PER_SEC), order);
            case DISK ->
                by(sum(HeadlineMetric.DISK_READ_BYTES_PER_SEC, HeadlineMetric.DISK_WRITE_BYTES_PER_SEC), order);
        };
    }

    /** By the value of a tag, hosts without it last; within a value as {@code inner} says. */
    private static Comparator<Host> grouped(String tagKey, Comparator<Host> inner) {
        Comparator<Host> byValue = Comparator.comparing(host -> host.tags().getOrDefault(tagKey, ""));
        return Comparator.<Host, Boolean>comparing(host -> !host.tags().containsKey(tagKey))
                .thenComparing(byValue)
                .thenComparing(inner);
    }

    private static double loadPerCore(Host host) {
        return host.latest().value(HeadlineMetric.LOAD_1M) / host.latest().value(HeadlineMetric.CPU_CORES);
    }

    /** NaN only where the host's kernel tells none. */
    private static double pressure(Host host) {
        double highest = Double.NaN;
        for (HeadlineMetric metric : PRESSURES) {
            double value = host.latest().value(metric);
            highest = Double.isNaN(highest) ? value : Math.max(highest, Double.isNaN(value) ? highest : value);
        }
        return highest;
    }

    private static Comparator<Host> byPlatform(SortOrder order) {
        Comparator<Host> byPlatform = Comparator.comparing(host -> Objects.requireNonNullElse(host.platform(), ""));
        return Comparator.<Host, Boolean>comparing(host -> host.platform() == null)
                .thenComparing(directed(byPlatform, order))
                .thenComparing(BY_NAME);
    }

    private static Comparator<Host> byTags(SortOrder order) {
        return Comparator.<Host, Boolean>comparing(host -> host.tags().isEmpty())
                .thenComparing(directed(HostOrder::compareTags, order))
                .thenComparing(BY_NAME);
    }

    /** Value by value; where all that both have are equal, the one with fewer first. */
    private static int compareTags(Host one, Host other) {
        Iterator<String> left = one.tags().values().iterator();
        Iterator<String> right = other.tags().values().iterator();
        while (left.hasNext() && right.hasNext()) {
            int difference = left.next().compareTo(right.next());
            if (difference != 0) {
                return difference;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    private static Comparator<Host> by(ToDoubleFunction<Host> value, SortOrder order) {
        return Comparator.<Host, Boolean>comparing(host -> Double.isNaN(value.applyAsDouble(host)))
                .thenComparing(directed(Comparator.comparingDouble(value), order))
                .thenComparing(BY_NAME);
    }

    private static ToDoubleFunction<Host> value(HeadlineMetric metric) {
        return host -> host.latest().value(metric);
    }

    /** NaN only where the host has neither. */
    private static ToDoubleFunction<Host> sum(HeadlineMetric one, HeadlineMetric other) {
        return host -> {
            double left = host.latest().value(one);
            double right = host.latest().value(other);
            if (Double.isNaN(left)) {
                return right;
            }
            return Double.isNaN(right) ? left : left + right;
        };
    }

    private static Comparator<Host> directed(Comparator<Host> ascending, SortOrder order) {
        return order == SortOrder.ASC ? ascending : ascending.reversed();
    }
}
