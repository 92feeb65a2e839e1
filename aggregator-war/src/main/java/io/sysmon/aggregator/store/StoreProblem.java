package io.sysmon.aggregator.store;

/**
 * Something that went wrong in the store. Immutable.
 *
 * @param timestamp when, by the aggregator's clock, Unix seconds
 * @param message what, for operators
 */
public record StoreProblem(long timestamp, String message) {}
