package io.sysmon.aggregator.domain;

/**
 * The fleet in sum at a moment. Immutable.
 *
 * @param timestamp the aggregator's clock, Unix seconds
 * @param summary as it was then
 */
public record FleetMoment(long timestamp, FleetSummary summary) {}
