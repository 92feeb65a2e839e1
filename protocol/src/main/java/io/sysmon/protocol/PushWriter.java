package io.sysmon.protocol;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one push as a stream. {@link #begin} once, then any number of {@link #sample}, then {@link #close}, which ends
 * the JSON and closes the stream. Confined to one thread.
 *
 * <p>Whole numbers are written without a fraction, others in the shortest form that reads back to the same bits.
 */
public final class PushWriter implements Closeable {

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    /** Below this every whole double is a long exactly. */
    private static final double WHOLE_NUMBERS_END = 1L << 53;

    private final JsonGenerator json;
    private boolean begun;

    /** A writer onto {@code out}, which {@link #close} closes. */
    public PushWriter(OutputStream out) throws IOException {
        json = JSON.createGenerator(out, JsonEncoding.UTF8);
    }

    /** Writes what the push says of its host. */
    public void begin(HostIdentity host) throws IOException {
        json.writeStartObject();
        json.writeStringField("hostname", host.hostname());
        writeIfSaid("version", host.version());
        writeIfSaid("platform", host.platform());
        writeIfSaid("instance", host.instance());
        if (host.tags() != null) {
            json.writeObjectFieldStart("tags");
            for (Map.Entry<String, String> tag : host.tags().entrySet()) {
                json.writeStringField(tag.getKey(), tag.getValue());
            }
            json.writeEndObject();
        }
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
        writeValue(value);
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

    private void writeIfSaid(String name, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
    }

    private void writeValue(double value) throws IOException {
        boolean negativeZero = value == 0 && Double.doubleToRawLongBits(value) != 0;
        if (value == Math.rint(value) && Math.abs(value) < WHOLE_NUMBERS_END && !negativeZero) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }
}
