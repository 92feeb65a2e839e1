package io.sysmon.agent.collect;

import io.sysmon.protocol.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * What a collector read, not yet stamped with a time. Each adder rounds as its kind of number is rounded, and leaves out
 * {@code NaN} and infinity: what is absent makes no sample. Confined to the thread that fills it until it is handed over.
 */
public final class Readings implements Outcome {

    private static final double HUNDRED = 100;

    /** Added before flooring, which rounds numbers of any size; rounding to a long would turn large ones into its largest. */
    private static final double HALF = 0.5;

    private final List<Reading> readings = new ArrayList<>();

    /** A value as the kernel gives it. */
    public Readings gauge(String metricType, String tags, double value) {
        if (Double.isFinite(value)) {
            readings.add(new Reading(metricType, tags, value));
        }
        return this;
    }

    /** A value as the kernel gives it, of the whole host. */
    public Readings gauge(String metricType, double value) {
        return gauge(metricType, "", value);
    }

    /** A yes as 1, a no as 0. */
    public Readings flag(String metricType, String tags, boolean value) {
        return gauge(metricType, tags, value ? 1 : 0);
    }

    /** Two decimals: events a second, milliseconds, depths. */
    public Readings decimal(String metricType, String tags, double value) {
        return gauge(metricType, tags, Math.floor(value * HUNDRED + HALF) / HUNDRED);
    }

    /** Two decimals, of the whole host. */
    public Readings decimal(String metricType, double value) {
        return decimal(metricType, "", value);
    }

    /** Two decimals, within 0–100: clocks that differ by a microsecond must not make 100.01. */
    public Readings percent(String metricType, String tags, double value) {
        return decimal(metricType, tags, Math.max(0, Math.min(HUNDRED, value)));
    }

    /** Two decimals, within 0–100, of the whole host. */
    public Readings percent(String metricType, double value) {
        return percent(metricType, "", value);
    }

    /** Whole: bytes and packets a second. */
    public Readings whole(String metricType, String tags, double value) {
        return gauge(metricType, tags, Math.floor(value + HALF));
    }

    /** Adds every reading to {@code samples} as one of the tick at {@code timestamp}, Unix seconds. */
    public void stampInto(List<Sample> samples, long timestamp) {
        for (Reading reading : readings) {
            samples.add(new Sample(timestamp, reading.metricType, reading.tags, reading.value));
        }
    }

    private record Reading(String metricType, String tags, double value) {}
}
