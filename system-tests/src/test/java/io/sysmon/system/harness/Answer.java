package io.sysmon.system.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;

/**
 * What the aggregator answered.
 *
 * @param status HTTP status
 * @param headers as received
 * @param body as text, never compressed
 */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The body as JSON; fails the test, showing the answer, when it is none. */
    public JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + this, notJson);
        }
    }

    /** The first header of that name, or an empty text. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
