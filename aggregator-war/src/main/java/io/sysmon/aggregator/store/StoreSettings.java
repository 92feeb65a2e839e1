package io.sysmon.aggregator.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How a store is opened. Immutable.
 *
 * @param database the file; its folder must exist
 * @param online a host that pushed less than this ago is online
 * @param maxSeriesPerHost the most series a host may have, from 1
 * @param queueCapacity the most pushes that may wait for the writer, from 1
 * @param diskReserveBytes ingest stops when less than this is free on the database's disk; 0 never stops it
 * @param clock the aggregator's clock
 */
public record StoreSettings(
        Path database,
        Duration online,
        int maxSeriesPerHost,
        int queueCapacity,
        long diskReserveBytes,
        InstantSource clock) {

    /** 300 s, 10 000 series, 1024 pushes, 256 MiB. */
    public static StoreSettings defaults(Path database, InstantSource clock) {
        return new StoreSettings(database, Duration.ofMinutes(5), 10_000, 1024, 256L << 20, clock);
    }
}
