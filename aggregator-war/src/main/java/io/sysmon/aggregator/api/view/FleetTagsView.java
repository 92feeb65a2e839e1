package io.sysmon.aggregator.api.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sysmon.aggregator.domain.TagUse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The answer of {@code GET /api/fleet/tags}. */
public record FleetTagsView(List<TagUse> tags) implements JsonBody {

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("tags");
        for (TagUse tag : tags) {
            json.writeStartObject();
            json.writeStringField("key", tag.key());
            writeValues(json, tag.hostsByValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeValues(JsonGenerator json, Map<String, Integer> hostsByValue) throws IOException {
        json.writeArrayFieldStart("values");
        for (Map.Entry<String, Integer> value : hostsByValue.entrySet()) {
            json.writeStartObject();
            json.writeStringField("value", value.getKey());
            json.writeNumberField("hosts", value.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
