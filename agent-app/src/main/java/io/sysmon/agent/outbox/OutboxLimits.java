package io.sysmon.agent.outbox;

/**
 * How much the outbox keeps. Counted in ticks, not by the clock: a clock that is set wrong must not cost a tick.
 * Immutable.
 *
 * @param historyTicks how many of the newest ticks stay although every aggregator has them
 * @param pendingTicks how many of the newest ticks stay when an aggregator does not have them
 * @param bytes the most the file's content may take; ticks that every aggregator has go first
 */
public record OutboxLimits(long historyTicks, long pendingTicks, long bytes) {}
