package io.sysmon.agent.outbox;

/**
 * The outbox in numbers. Immutable.
 *
 * @param pendingTicks that some aggregator does not have yet; the most over all aggregators
 * @param bytes of content, free pages of the file left out
 * @param droppedTicks that went at a bound before every aggregator had them, or were damaged, since the file was made
 */
public record OutboxStatus(long pendingTicks, long bytes, long droppedTicks) {}
