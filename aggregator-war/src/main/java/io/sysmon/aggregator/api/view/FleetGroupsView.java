package io.sysmon.aggregator.api.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sysmon.aggregator.domain.HostGroup;
import java.io.IOException;
import java.util.List;

/** The answer of {@code GET /api/fleet/groups}. */
public record FleetGroupsView(String tag, List<HostGroup> groups) implements JsonBody {

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("tag", tag);
        json.writeArrayFieldStart("groups");
        for (HostGroup group : groups) {
            write(json, group);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, HostGroup group) throws IOException {
        json.writeStartObject();
        Json.writeText(json, "value", group.value());
        json.writeNumberField("hosts", group.hosts());
        json.writeNumberField("online", group.online());
        Json.writeNumber(json, "avg_cpu_usage", group.cpuUsageMean());
        Json.writeNumber(json, "memory_used_bytes", group.memoryUsedBytes());
        Json.writeNumber(json, "memory_total_bytes", group.memoryTotalBytes());
        Json.writeNumber(json, "max_filesystem_percent", group.filesystemUsagePercentMost());
        json.writeEndObject();
    }
}
