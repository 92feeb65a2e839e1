package io.sysmon.aggregator.store;

/**
 * How long something took, many times. Immutable by agreement: nobody writes to the arrays.
 *
 * @param bounds upper ends of the classes, seconds, ascending
 * @param counts how often it fell into each class, and in the last place, beyond all of them
 * @param sum all of it together, seconds
 */
@SuppressWarnings("ArrayRecordComponent") // made for one reader
public record Durations(double[] bounds, long[] counts, double sum) {}
