package io.sysmon.aggregator.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A host's tags as the database keeps them: a JSON object of strings, keys ascending. */
final class TagsJson {

    private static final JsonFactory JSON = new JsonFactory();

    private TagsJson() {}

    /** Writes tags that are in order of their keys. */
    static String write(Map<String, String> tags) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, String> tag : tags.entrySet()) {
                json.writeStringField(tag.getKey(), tag.getValue());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot write to memory", impossible);
        }
        return text.toString();
    }

    /** Reads what {@link #write} wrote. */
    static Map<String, String> read(String text) throws SQLException {
        Map<String, String> tags = new TreeMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new SQLException("tags of a host are no JSON object: " + text);
            }
            for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
                tags.put(key, json.nextTextValue());
            }
        } catch (IOException notJson) {
            throw new SQLException("tags of a host are no JSON: " + text, notJson);
        }
        return Collections.unmodifiableMap(tags);
    }
}
