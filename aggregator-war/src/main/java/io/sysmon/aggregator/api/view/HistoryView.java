package io.sysmon.aggregator.api.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sysmon.aggregator.domain.History;
import io.sysmon.aggregator.domain.HistorySeries;
import java.io.IOException;
import java.util.Arrays;

/** The answer of {@code GET /api/metrics}: a column for each thing a chart draws. */
public record HistoryView(History history) implements JsonBody {

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeNumberField("from", history.from());
        json.writeNumberField("to", history.to());
        json.writeNumberField("step", history.step());
        json.writeArrayFieldStart("series");
        Columns columns = new Columns();
        for (HistorySeries series : history.series()) {
            writeSeries(json, series, columns);
        }
        json.writeEndArray();
        json.writeNumberField("count", history.series().size());
    }

    private static void writeSeries(JsonGenerator json, HistorySeries series, Columns columns) throws IOException {
        json.writeStartObject();
        json.writeStringField("host", series.host());
        json.writeStringField("metric_type", series.key().metricType());
        json.writeStringField("tags", series.key().tags());
        columns.write(json, series);
        json.writeEndObject();
    }

    /** The columns of one series after the other; what is as before is not rendered again. */
    private static final class Columns {

        private final NumberArray times = new NumberArray();
        private final NumberArray numbers = new NumberArray();
        private long[] rendered = {};

        void write(JsonGenerator json, HistorySeries series) throws IOException {
            if (rendered.length == 0 || !Arrays.equals(rendered, series.timestamps())) {
                rendered = series.timestamps();
                times.render(rendered);
            }
            times.write(json, "timestamps");
            numbers.render(series.values());
            numbers.write(json, "values");
            if (series.min() != series.values()) {
                numbers.render(series.min());
            }
            numbers.write(json, "min");
            if (series.max() != series.min()) {
                numbers.render(series.max());
            }
            numbers.write(json, "max");
        }
    }
}
