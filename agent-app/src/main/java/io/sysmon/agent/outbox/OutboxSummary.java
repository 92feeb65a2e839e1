package io.sysmon.agent.outbox;

import java.util.OptionalLong;

/**
 * What an outbox holds, as its file has it. Immutable.
 *
 * @param agentProcess the process that uses it; 0 when it is in another container; empty when none does
 * @param ticks how many there are
 * @param oldest the time of the first tick, Unix seconds; 0 when there is none
 * @param newest the time of the last tick, Unix seconds; 0 when there is none
 * @param bytes of content, free pages of the file left out
 * @param droppedTicks that went before every aggregator had them
 * @param refusedBatches that are kept apart, damaged ticks included
 * @param refusedBytes what they take
 */
public record OutboxSummary(
        OptionalLong agentProcess,
        long ticks,
        long oldest,
        long newest,
        long bytes,
        long droppedTicks,
        long refusedBatches,
        long refusedBytes) {}
