package io.sysmon.aggregator.api.view;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * The content of an answer: the fields of one JSON object, without the {@code timestamp} that every answer ends with.
 * That one is added on the way out, so that the entity tag is made of what the answer says and not of when it said it.
 */
@FunctionalInterface
public interface JsonBody {

    /** Writes the fields; the object's braces are the caller's. */
    void writeFields(JsonGenerator json) throws IOException;
}
