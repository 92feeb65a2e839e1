package io.sysmon.aggregator.upkeep;

import java.time.Duration;

/**
 * How long history is kept. Immutable.
 *
 * @param samples how long every sample
 * @param minutes how long roll-ups of a minute
 * @param hours how long roll-ups of an hour
 * @param bytes how much all of it may take; {@link Long#MAX_VALUE} for no bound
 */
public record UpkeepSettings(Duration samples, Duration minutes, Duration hours, long bytes) {

    /** A week, a quarter, two years, no bound in bytes. */
    public static final UpkeepSettings DEFAULTS =
            new UpkeepSettings(Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(730), Long.MAX_VALUE);
}
