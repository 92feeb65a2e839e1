package io.sysmon.agent.outbox;

import java.io.IOException;

/** Takes the samples of a batch, one after the other. */
@FunctionalInterface
public interface SampleSink {

    /**
     * One sample.
     *
     * @param timestamp Unix seconds
     * @throws IOException when it cannot be written
     */
    void sample(long timestamp, String metricType, double value, String tags) throws IOException;
}
