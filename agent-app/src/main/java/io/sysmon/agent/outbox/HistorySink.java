package io.sysmon.agent.outbox;

/** Takes the samples of a span, one after the other. */
@FunctionalInterface
public interface HistorySink {

    /**
     * One sample.
     *
     * @param timestamp Unix seconds
     */
    void sample(long timestamp, String metricType, double value, String tags);
}
