package io.sysmon.aggregator.domain;

import java.util.Locale;

/** What a list of hosts is ordered by. Hosts without the value come last, whatever the direction. */
public enum HostSort {
    /** The name. */
    HOSTNAME,
    /** Online before offline. */
    STATUS,
    /** The platform's name. */
    PLATFORM,
    /** The values of the tags, in the order of their keys. */
    TAGS,
    /** When the host last pushed. */
    LAST_SEEN,
    /** {@code cpu.total_usage}. */
    CPU,
    /** {@code memory.usage_percent}. */
    MEMORY,
    /** {@code load.1m}. */
    LOAD,
    /** {@code load.1m} divided by {@code cpu.cores}. */
    LOAD_PER_CORE,
    /** The highest of the three {@code pressure.*_some_percent}. */
    PRESSURE,
    /** {@code filesystem.usage_percent}. */
    FILESYSTEM,
    /** Bytes received and sent a second, added. */
    NETWORK,
    /** Bytes read and written a second, added. */
    DISK;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** As the wire writes it, for example {@code last_seen}. */
    public String text() {
        return text;
    }
}
