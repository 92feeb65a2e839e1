package io.sysmon.aggregator.api.filter;

import io.sysmon.aggregator.api.request.BytesInFlight;
import io.sysmon.aggregator.api.request.ReadsInHand;
import io.sysmon.aggregator.api.request.WorkingReads;
import io.sysmon.aggregator.domain.Refusals;
import java.time.Duration;

/**
 * What bounds reads.
 *
 * @param reads that are being answered
 * @param health those that ask for the health, which have places of their own
 * @param working of reads, the ones whose answers are being made
 * @param bytes of their answers
 * @param answerTime that a client may take to read one
 * @param refusals counts what was beyond
 */
public record Reading(
        ReadsInHand reads,
        ReadsInHand health,
        WorkingReads working,
        BytesInFlight bytes,
        Duration answerTime,
        Refusals refusals) {}
