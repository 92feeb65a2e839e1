package io.sysmon.aggregator.domain;

import java.util.OptionalDouble;

/**
 * The fleet in sum, as the four fleet queries over the views {@code hosts} and {@code metrics} define it. Immutable.
 *
 * @param totalHosts every registered host
 * @param onlineHosts heard of lately
 * @param cpuUsageMean percent: the mean over online hosts of each one's newest {@code cpu.total_usage}; NaN when no
 *     online host ever sent it
 * @param memoryUsedBytes the sum over online hosts of each one's newest {@code memory.used_bytes}
 */
public record FleetSummary(int totalHosts, int onlineHosts, double cpuUsageMean, double memoryUsedBytes) {

    /** Registered hosts that have not been heard of lately. */
    public int offlineHosts() {
        return totalHosts - onlineHosts;
    }

    /** Percent; empty when no online host ever sent {@code cpu.total_usage}. */
    public OptionalDouble avgCpuUsage() {
        return Double.isNaN(cpuUsageMean) ? OptionalDouble.empty() : OptionalDouble.of(cpuUsageMean);
    }
}
