package io.sysmon.aggregator.domain;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest figure of one metric for many hosts, in columns of equal length ordered by host name. Where a host has the
 * metric for several devices they are combined as {@link HostFigure} says. Immutable by agreement: nobody writes
 * to the arrays.
 *
 * @param metricType which metric
 * @param hosts the hosts' names
 * @param values a figure for each host, NaN for none
 * @param status each host's status at the moment of asking
 * @param lastSeen when each host last pushed: the aggregator's clock, Unix seconds
 */
@SuppressWarnings("ArrayRecordComponent") // columns of thousands of hosts: no box for each
public record FleetValues(
        String metricType, List<String> hosts, double[] values, List<HostStatus> status, long[] lastSeen) {

    /** Copies the lists. */
    public FleetValues {
        hosts = List.copyOf(hosts);
        status = List.copyOf(status);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FleetValues that
                && metricType.equals(that.metricType)
                && hosts.equals(that.hosts)
                && Arrays.equals(values, that.values)
                && status.equals(that.status)
                && Arrays.equals(lastSeen, that.lastSeen);
    }

    @Override
    public int hashCode() {
        return 31 * hosts.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "FleetValues[" + metricType + ", hosts=" + hosts + ", values=" + Arrays.toString(values) + "]";
    }
}
