package io.sysmon.aggregator.api.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sysmon.aggregator.domain.Headline;
import io.sysmon.aggregator.domain.HeadlineMetric;
import io.sysmon.aggregator.domain.Host;
import java.io.IOException;
import java.util.Map;

/** One host as every answer shows it. */
final class HostJson {

    private static final HeadlineMetric[] METRICS = HeadlineMetric.values();

    private HostJson() {}

    static void write(JsonGenerator json, Host host) throws IOException {
        json.writeStartObject();
        json.writeStringField("hostname", host.hostname());
        json.writeNumberField("first_seen", host.firstSeen());
        json.writeNumberField("last_seen", host.lastSeen());
        writeTags(json, host.tags());
        Json.writeText(json, "version", host.version());
        Json.writeText(json, "platform", host.platform());
        json.writeStringField("status", host.status().text());
        if (host.conflict()) {
            json.writeBooleanField("conflict", true);
        }
        writeHeadline(json, host.latest());
        json.writeEndObject();
    }

    private static void writeTags(JsonGenerator json, Map<String, String> tags) throws IOException {
        json.writeObjectFieldStart("tags");
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            json.writeStringField(tag.getKey(), tag.getValue());
        }
        json.writeEndObject();
    }

    private static void writeHeadline(JsonGenerator json, Headline headline) throws IOException {
        json.writeObjectFieldStart("latest");
        for (HeadlineMetric metric : METRICS) {
            if (headline.has(metric)) {
                Json.writeNumber(json, metric.metricType(), headline.value(metric));
            }
        }
        if (headline.timestamp().isPresent()) {
            json.writeNumberField("timestamp", headline.timestamp().getAsLong());
        }
        json.writeEndObject();
    }
}
