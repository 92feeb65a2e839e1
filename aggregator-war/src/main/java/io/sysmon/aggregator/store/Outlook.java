package io.sysmon.aggregator.store;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of the space on disk, as the upkeep last found. Immutable.
 *
 * @param size how much history there is
 * @param daysUntilLimit days until a bound in bytes or the disk's reserve is reached at today's rate; {@code null} when the
 *     ages that history is kept for end the growth before
 */
public record Outlook(HistorySize size, @Nullable Double daysUntilLimit) {}
