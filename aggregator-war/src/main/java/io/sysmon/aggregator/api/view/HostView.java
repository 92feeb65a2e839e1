package io.sysmon.aggregator.api.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sysmon.aggregator.domain.HostDetail;
import io.sysmon.protocol.SeriesKey;
import java.io.IOException;

/** The answer of {@code GET /api/hosts/{hostname}}. */
public record HostView(HostDetail detail) implements JsonBody {

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeFieldName("host");
        HostJson.write(json, detail.host());
        json.writeArrayFieldStart("series");
        for (SeriesKey series : detail.series()) {
            json.writeStartObject();
            json.writeStringField("metric_type", series.metricType());
            json.writeStringField("tags", series.tags());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
