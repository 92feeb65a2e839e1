package io.sysmon.aggregator.api.view;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.function.IntConsumer;

/**
 * A {@link JsonBody} as it goes over the wire.
 *
 * @param tag of the content without the {@code timestamp}
 * @param json UTF-8, with the {@code timestamp}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on to the container, never compared
public record RenderedAnswer(String tag, byte[] json) {

    /** 64 MiB, less where the heap is small: an answer is held two or three times while it grows. */
    private static final int MOST_BYTES =
            (int) Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 16);

    /**
     * Writes the body.
     *
     * @param timestamp the aggregator's clock, Unix seconds
     * @param taking is told of bytes before they are held, and throws where there is no room
     * @throws io.sysmon.aggregator.api.error.ApiException 400, beyond 64 MiB or a sixteenth of the heap
     */
    public static RenderedAnswer of(JsonBody body, long timestamp, IntConsumer taking) throws IOException {
        return of(body, timestamp, taking, MOST_BYTES);
    }

    static RenderedAnswer of(JsonBody body, long timestamp, IntConsumer taking, int mostBytes) throws IOException {
        AnswerBuffer buffer = new AnswerBuffer(mostBytes, taking);
        JsonGenerator json = Json.generator(buffer);
        json.writeStartObject();
        body.writeFields(json);
        json.flush();
        String tag = buffer.tag();
        json.writeNumberField("timestamp", timestamp);
        json.writeEndObject();
        json.close();
        return new RenderedAnswer(tag, buffer.toByteArray());
    }
}
