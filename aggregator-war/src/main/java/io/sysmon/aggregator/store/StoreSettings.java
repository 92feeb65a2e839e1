package io.sysmon.aggregator.store;

import io.sysmon.aggregator.domain.StoreLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How a store is opened. Immutable.
 *
 * @param database the file; its folder must exist
 * @param online a host that pushed less than this ago is online
 * @param limits how much it takes
 * @param diskReserveBytes ingest stops when less than this is free on the database's disk; 0 never stops it
 * @param clock the aggregator's clock
 */
public record StoreSettings(
        Path database, Duration online, StoreLimits limits, long diskReserveBytes, InstantSource clock) {

    /** 300 s, {@link StoreLimits#defaults}, 256 MiB. */
    public static StoreSettings defaults(Path database, InstantSource clock) {
        return new StoreSettings(database, Duration.ofMinutes(5), StoreLimits.defaults(), 256L << 20, clock);
    }
}
