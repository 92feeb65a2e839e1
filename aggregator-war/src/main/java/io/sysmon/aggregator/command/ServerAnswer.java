package io.sysmon.aggregator.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What a server answered. Immutable by agreement: nobody writes to the array.
 *
 * @param status the HTTP status
 * @param retryAfterSeconds when asking again is worth while; 1 where it did not say
 * @param body the content, not compressed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is
record ServerAnswer(int status, long retryAfterSeconds, byte[] body) {

    private static final JsonFactory JSON = new JsonFactory();

    /** The texts, numbers and truth values of a JSON object, by name; none when the body is no object. */
    Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return fields;
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                if (parser.nextToken().isScalarValue()) {
                    fields.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
            return fields;
        } catch (JsonProcessingException notJson) {
            return Map.of();
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot read from memory", impossible);
        }
    }

    /** Why it was refused, as the server has it. */
    String detail() {
        return fields().getOrDefault("detail", "status " + status);
    }
}
