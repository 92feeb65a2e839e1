package io.sysmon.protocol;

/** The metrics whose meaning the aggregator knows: it shows them beside a host's name and sums them over the fleet. */
public final class MetricNames {

    /** Percent of all CPUs, 0–100. */
    public static final String CPU_TOTAL_USAGE = "cpu.total_usage";

    /** Logical CPUs on line. */
    public static final String CPU_CORES = "cpu.cores";

    /** Bytes of memory the host has. */
    public static final String MEMORY_TOTAL_BYTES = "memory.total_bytes";

    /** Bytes of memory not available to a new process. */
    public static final String MEMORY_USED_BYTES = "memory.used_bytes";

    /** Percent of the total, 0–100. */
    public static final String MEMORY_USAGE_PERCENT = "memory.usage_percent";

    /** Runnable and uninterruptible tasks, mean over one minute. */
    public static final String LOAD_1M = "load.1m";

    /** Percent of the last interval in which some task waited for a CPU, 0–100. */
    public static final String PRESSURE_CPU_SOME_PERCENT = "pressure.cpu_some_percent";

    /** Percent of the last interval in which some task waited for memory, 0–100. */
    public static final String PRESSURE_MEMORY_SOME_PERCENT = "pressure.memory_some_percent";

    /** Percent of the last interval in which some task waited for I/O, 0–100. */
    public static final String PRESSURE_IO_SOME_PERCENT = "pressure.io_some_percent";

    /** Percent, 0–100, as {@code df} counts it; one series a mount. */
    public static final String FILESYSTEM_USAGE_PERCENT = "filesystem.usage_percent";

    /** Bytes a second received; one series an interface. */
    public static final String NETWORK_RX_BYTES_PER_SEC = "network.rx_bytes_per_sec";

    /** Bytes a second sent; one series an interface. */
    public static final String NETWORK_TX_BYTES_PER_SEC = "network.tx_bytes_per_sec";

    /** Bytes a second read; one series a device. */
    public static final String DISK_READ_BYTES_PER_SEC = "disk.read_bytes_per_sec";

    /** Bytes a second written; one series a device. */
    public static final String DISK_WRITE_BYTES_PER_SEC = "disk.write_bytes_per_sec";

    private MetricNames() {}
}
