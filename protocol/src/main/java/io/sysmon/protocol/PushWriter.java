package io.sysmon.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes one push as a stream. {@link #begin} once, then any number of {@link #sample}, then {@link #close}, which ends
 * the JSON and closes the stream. Confined to one thread.
 *
 * <p>Whole numbers are written without a fraction, others in the shortest form that reads back to the same bits.
 */
public final class PushWriter implements Closeable {

    private final JsonGenerator json;
    private boolean begun;

    /** A writer onto {@code out}, which {@link #close} closes. */
    public PushWriter(OutputStream out) throws IOException {
        json = PushJson.generator(out);
    }

    /** Writes what the push says of its host. */
    public void begin(HostIdentity host) throws IOException {
        json.writeStartObject();
        PushJson.writeHost(json, host);
        json.writeArrayFieldStart("metrics");
        begun = true;
    }

    /**
     * Writes one sample.
     *
     * @param timestamp Unix seconds
     * @throws IllegalArgumentException when {@code value} is not finite: JSON has no such number
     */
    public void sample(long timestamp, String metricType, double value, String tags) throws IOException {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("cannot write sample of " + metricType + ": value is " + value);
        }
        json.writeStartObject();
        json.writeNumberField("timestamp", timestamp);
        json.writeStringField("metric_type", metricType);
        json.writeFieldName("value");
        PushJson.writeValue(json, value);
        json.writeStringField("tags", tags);
        json.writeEndObject();
    }

    /** Ends the JSON and closes the stream. A writer that never began writes nothing. */
    @Override
    public void close() throws IOException {
        if (begun) {
            json.writeEndArray();
            json.writeEndObject();
        }
        json.close();
    }
}
