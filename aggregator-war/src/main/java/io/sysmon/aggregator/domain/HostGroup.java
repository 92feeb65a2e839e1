package io.sysmon.aggregator.domain;

import org.jspecify.annotations.Nullable;

/**
 * The hosts that have one value of a tag, in sum. Figures are over its online hosts. Immutable.
 *
 * @param value the tag's value; {@code null} for the hosts that do not have the tag
 * @param hosts how many there are
 * @param online how many of them were heard of lately
 * @param cpuUsageMean percent: the mean of each one's {@code cpu.total_usage}; NaN when none sent it
 * @param memoryUsedBytes the sum of {@code memory.used_bytes}
 * @param memoryTotalBytes the sum of {@code memory.total_bytes}
 * @param filesystemUsagePercentMost of the fullest file system; NaN when none sent it
 */
public record HostGroup(
        @Nullable String value,
        int hosts,
        int online,
        double cpuUsageMean,
        double memoryUsedBytes,
        double memoryTotalBytes,
        double filesystemUsagePercentMost) {}
