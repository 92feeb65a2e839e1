package io.sysmon.aggregator.api.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sysmon.aggregator.domain.FleetValues;
import io.sysmon.aggregator.domain.HostStatus;
import java.io.IOException;

/** The answer of {@code GET /api/fleet/values}: columns of equal length. */
public record FleetValuesView(FleetValues fleet) implements JsonBody {

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("metric_type", fleet.metricType());
        json.writeArrayFieldStart("hosts");
        for (String host : fleet.hosts()) {
            json.writeString(host);
        }
        json.writeEndArray();
        Json.writeNumbers(json, "values", fleet.values());
        json.writeArrayFieldStart("status");
        for (HostStatus status : fleet.status()) {
            json.writeString(status.text());
        }
        json.writeEndArray();
        json.writeFieldName("last_seen");
        json.writeArray(fleet.lastSeen(), 0, fleet.lastSeen().length);
    }
}
