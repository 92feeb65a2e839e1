package io.sysmon.aggregator.api.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sysmon.aggregator.domain.History;
import io.sysmon.aggregator.domain.HistorySeries;
import java.io.IOException;

/** The answer of {@code GET /api/metrics}: a column for each thing a chart draws. */
public record HistoryView(History history) implements JsonBody {

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeNumberField("from", history.from());
        json.writeNumberField("to", history.to());
        json.writeNumberField("step", history.step());
        json.writeArrayFieldStart("series");
        for (HistorySeries series : history.series()) {
            writeSeries(json, series);
        }
        json.writeEndArray();
        json.writeNumberField("count", history.series().size());
    }

    private static void writeSeries(JsonGenerator json, HistorySeries series) throws IOException {
        json.writeStartObject();
        json.writeStringField("host", series.host());
        json.writeStringField("metric_type", series.key().metricType());
        json.writeStringField("tags", series.key().tags());
        json.writeFieldName("timestamps");
        json.writeArray(series.timestamps(), 0, series.size());
        Json.writeNumbers(json, "values", series.values());
        Json.writeNumbers(json, "min", series.min());
        Json.writeNumbers(json, "max", series.max());
        json.writeEndObject();
    }
}
