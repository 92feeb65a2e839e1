package io.sysmon.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The aggregator's answer to a push. Immutable.
 *
 * @param status one of {@value #SUCCESS}, {@value #PARTIAL} and {@value #ERROR}
 * @param hostname the host the samples were stored for
 * @param received how many samples came
 * @param stored how many of them are durable
 * @param failed received less stored
 * @param timestamp the aggregator's clock, Unix seconds
 * @param errors why samples failed: the first ones, at most {@link SampleFailure#MOST_LISTED}
 */
public record PushAnswer(
        String status,
        String hostname,
        int received,
        int stored,
        int failed,
        long timestamp,
        List<SampleFailure> errors) {

    /** Every sample that came is durable; also the status of a heartbeat. */
    public static final String SUCCESS = "success";

    /** Some samples are durable, others failed. */
    public static final String PARTIAL = "partial";

    /** Samples came and none was valid: nothing was stored. */
    public static final String ERROR = "error";

    private static final JsonFactory JSON = new JsonFactory();

    /** Copies the errors. */
    public PushAnswer {
        errors = List.copyOf(errors);
    }

    /** The answer to a push of {@code received} samples of which {@code stored} are durable; the status follows. */
    public static PushAnswer of(String hostname, int received, int stored, long timestamp, List<SampleFailure> errors) {
        int failed = received - stored;
        String status = failed == 0 ? SUCCESS : stored == 0 ? ERROR : PARTIAL;
        return new PushAnswer(status, hostname, received, stored, failed, timestamp, errors);
    }

    /** As UTF-8 JSON in the field order of the contract; {@code errors} only where there are any. */
    public byte[] toJson() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(192);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("status", status);
            json.writeStringField("hostname", hostname);
            json.writeNumberField("metrics_received", received);
            json.writeNumberField("metrics_stored", stored);
            json.writeNumberField("metrics_failed", failed);
            json.writeNumberField("timestamp", timestamp);
            if (!errors.isEmpty()) {
                writeErrors(json);
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot write to memory", impossible);
        }
        return bytes.toByteArray();
    }

    /** Reads an answer; {@code null} when {@code body} is none, as from a captive portal. */
    public static @Nullable PushAnswer parse(byte[] body) {
        try (JsonParser parser = JSON.createParser(new Utf8Bytes(new ByteArrayInputStream(body)))) {
            return new AnswerFields(parser).read();
        } catch (JsonProcessingException | MalformedPushException notJson) {
            return null;
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot read from memory", impossible);
        }
    }

    private void writeErrors(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("errors");
        for (SampleFailure error : errors) {
            json.writeStartObject();
            json.writeNumberField("index", error.index());
            json.writeStringField("metric_type", error.metricType());
            json.writeStringField("reason", error.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The fields of an answer while they are read. */
    private static final class AnswerFields {

        private static final int MISSING = -1;

        private final JsonParser parser;
        private @Nullable String status;
        private @Nullable String hostname;
        private long received = MISSING;
        private long stored = MISSING;
        private long failed = MISSING;
        private long timestamp = MISSING;
        private final List<SampleFailure> errors = new ArrayList<>();

        AnswerFields(JsonParser parser) {
            this.parser = parser;
        }

        @Nullable PushAnswer read() throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                readField(name, parser.nextToken());
            }
            boolean complete = status != null
                    && hostname != null
                    && isCount(received)
                    && isCount(stored)
                    && isCount(failed)
                    && parser.nextToken() == null;
            if (!complete || status == null || hostname == null) {
                return null;
            }
            return new PushAnswer(status, hostname, (int) received, (int) stored, (int) failed, timestamp, errors);
        }

        private void readField(String name, JsonToken token) throws IOException {
            switch (name) {
                case "status" -> status = textOf(token);
                case "hostname" -> hostname = textOf(token);
                case "metrics_received" -> received = numberOf(token);
                case "metrics_stored" -> stored = numberOf(token);
                case "metrics_failed" -> failed = numberOf(token);
                case "timestamp" -> timestamp = numberOf(token);
                case "errors" -> readErrors(token);
                default -> parser.skipChildren();
            }
        }

        /** What is not as the contract has it is passed over: nothing is decided by it. */
        private void readErrors(JsonToken token) throws IOException {
            if (token != JsonToken.START_ARRAY) {
                parser.skipChildren();
                return;
            }
            for (JsonToken each = parser.nextToken(); each == JsonToken.START_OBJECT; each = parser.nextToken()) {
                SampleFailure error = readError();
                if (errors.size() < SampleFailure.MOST_LISTED) {
                    errors.add(error);
                }
            }
        }

        private SampleFailure readError() throws IOException {
            int index = 0;
            String metricType = null;
            String reason = "";
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                switch (name) {
                    case "index" -> index = (int) Math.max(0, Math.min(Integer.MAX_VALUE, numberOf(token)));
                    case "metric_type" -> metricType = textOf(token);
                    case "reason" -> reason = String.valueOf(textOf(token));
                    default -> parser.skipChildren();
                }
            }
            return new SampleFailure(index, metricType, reason);
        }

        private @Nullable String textOf(JsonToken token) throws IOException {
            parser.skipChildren();
            return token == JsonToken.VALUE_STRING ? parser.getText() : null;
        }

        private long numberOf(JsonToken token) throws IOException {
            parser.skipChildren();
            return token == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : MISSING;
        }

        private static boolean isCount(long number) {
            return number >= 0 && number <= Integer.MAX_VALUE;
        }
    }
}
