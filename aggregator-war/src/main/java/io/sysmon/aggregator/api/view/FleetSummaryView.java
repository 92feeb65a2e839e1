package io.sysmon.aggregator.api.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sysmon.aggregator.domain.FleetSummary;
import java.io.IOException;

/** The answer of {@code GET /api/fleet/summary}. */
public record FleetSummaryView(FleetSummary summary) implements JsonBody {

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeNumberField("total_hosts", summary.totalHosts());
        json.writeNumberField("online_hosts", summary.onlineHosts());
        json.writeNumberField("offline_hosts", summary.offlineHosts());
        Json.writeNumber(json, "avg_cpu_usage", summary.cpuUsageMean());
        Json.writeNumber(json, "total_memory_used", summary.memoryUsedBytes());
    }
}
