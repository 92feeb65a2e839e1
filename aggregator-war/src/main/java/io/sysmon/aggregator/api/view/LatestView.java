package io.sysmon.aggregator.api.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sysmon.aggregator.domain.LatestSamples;
import io.sysmon.protocol.SeriesKey;
import java.io.IOException;
import java.util.List;

/** The answer of {@code GET /api/latest}: one object a sample, in the order of the hosts given. */
public record LatestView(List<LatestSamples> hosts) implements JsonBody {

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        int count = 0;
        json.writeArrayFieldStart("metrics");
        for (LatestSamples samples : hosts) {
            for (int i = 0; i < samples.size(); i++) {
                writeSample(json, samples, i);
            }
            count += samples.size();
        }
        json.writeEndArray();
        json.writeNumberField("count", count);
    }

    private static void writeSample(JsonGenerator json, LatestSamples samples, int i) throws IOException {
        SeriesKey series = samples.series().get(i);
        json.writeStartObject();
        json.writeNumberField("timestamp", samples.timestamps()[i]);
        json.writeStringField("metric_type", series.metricType());
        json.writeStringField("host", samples.host());
        json.writeStringField("tags", series.tags());
        Json.writeNumber(json, "value", samples.values()[i]);
        json.writeEndObject();
    }
}
