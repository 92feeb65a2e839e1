package io.sysmon.aggregator.domain;

import io.sysmon.protocol.MetricNames;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metrics a fleet page shows of every host, in the order in which an answer lists them. */
public enum HeadlineMetric {
    /** Percent of all CPUs, 0–100. */
    CPU_TOTAL_USAGE(MetricNames.CPU_TOTAL_USAGE),
    /** Logical CPUs on line. */
    CPU_CORES(MetricNames.CPU_CORES),
    /** Bytes. */
    MEMORY_TOTAL_BYTES(MetricNames.MEMORY_TOTAL_BYTES),
    /** Bytes. */
    MEMORY_USED_BYTES(MetricNames.MEMORY_USED_BYTES),
    /** Percent, 0–100. */
    MEMORY_USAGE_PERCENT(MetricNames.MEMORY_USAGE_PERCENT),
    /** Runnable and uninterruptible tasks, mean over one minute. */
    LOAD_1M(MetricNames.LOAD_1M),
    /** Percent of the last interval in which some task waited for a CPU, 0–100. */
    PRESSURE_CPU_SOME_PERCENT(MetricNames.PRESSURE_CPU_SOME_PERCENT),
    /** Percent of the last interval in which some task waited for memory, 0–100. */
    PRESSURE_MEMORY_SOME_PERCENT(MetricNames.PRESSURE_MEMORY_SOME_PERCENT),
    /** Percent of the last interval in which some task waited for I/O, 0–100. */
    PRESSURE_IO_SOME_PERCENT(MetricNames.PRESSURE_IO_SOME_PERCENT),
    /** Percent, 0–100, of the fullest file system. */
    FILESYSTEM_USAGE_PERCENT(MetricNames.FILESYSTEM_USAGE_PERCENT),
    /** Bytes a second, sum over the interfaces that lie on no other. */
    NETWORK_RX_BYTES_PER_SEC(MetricNames.NETWORK_RX_BYTES_PER_SEC),
    /** Bytes a second, sum over the interfaces that lie on no other. */
    NETWORK_TX_BYTES_PER_SEC(MetricNames.NETWORK_TX_BYTES_PER_SEC),
    /** Bytes a second, sum over the disks that lie on no other. */
    DISK_READ_BYTES_PER_SEC(MetricNames.DISK_READ_BYTES_PER_SEC),
    /** Bytes a second, sum over the disks that lie on no other. */
    DISK_WRITE_BYTES_PER_SEC(MetricNames.DISK_WRITE_BYTES_PER_SEC);

    private static final Map<String, HeadlineMetric> BY_TYPE = new HashMap<>();

    static {
        for (HeadlineMetric metric : values()) {
            BY_TYPE.put(metric.metricType, metric);
        }
    }

    private final String metricType;
    private final DeviceCombination combination;

    HeadlineMetric(String metricType) {
        this.metricType = metricType;
        this.combination = DeviceCombination.of(metricType);
    }

    /** The headline metric of that type, or {@code null} when it is none. */
    public static @Nullable HeadlineMetric of(String metricType) {
        return BY_TYPE.get(metricType);
    }

    /** Its name on the wire. */
    public String metricType() {
        return metricType;
    }

    /** How the samples of several devices become one figure of the host. */
    public DeviceCombination combination() {
        return combination;
    }
}
