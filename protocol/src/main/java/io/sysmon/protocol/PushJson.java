package io.sysmon.protocol;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What both forms of a push write alike. Pure functions onto a generator. */
final class PushJson {

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    /** Below this every whole double is a long exactly. */
    private static final double WHOLE_NUMBERS_END = 1L << 53;

    private PushJson() {}

    static JsonGenerator generator(OutputStream out) throws IOException {
        return JSON.createGenerator(out, JsonEncoding.UTF8);
    }

    /** Writes what the push says of its host as fields of the object that is open. */
    static void writeHost(JsonGenerator json, HostIdentity host) throws IOException {
        json.writeStringField("hostname", host.hostname());
        writeIfSaid(json, "version", host.version());
        writeIfSaid(json, "platform", host.platform());
        writeIfSaid(json, "instance", host.instance());
        if (host.tags() != null) {
            json.writeObjectFieldStart("tags");
            for (Map.Entry<String, String> tag : host.tags().entrySet()) {
                json.writeStringField(tag.getKey(), tag.getValue());
            }
            json.writeEndObject();
        }
    }

    /** Writes a finite number: a whole one without a fraction, others in the shortest form that reads back bit for bit. */
    static void writeValue(JsonGenerator json, double value) throws IOException {
        boolean negativeZero = value == 0 && Double.doubleToRawLongBits(value) != 0;
        if (value == Math.rint(value) && Math.abs(value) < WHOLE_NUMBERS_END && !negativeZero) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }

    private static void writeIfSaid(JsonGenerator json, String name, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
    }
}
