package io.sysmon.aggregator.api.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sysmon.aggregator.domain.FleetMoment;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The answer of {@code GET /api/fleet/trend}: columns of equal length, times ascending. */
public record FleetTrendView(long step, List<FleetMoment> moments) implements JsonBody {

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeNumberField("step", step);
        write(json, "timestamps", FleetMoment::timestamp);
        write(json, "total_hosts", moment -> moment.summary().totalHosts());
        write(json, "online_hosts", moment -> moment.summary().onlineHosts());
        write(json, "avg_cpu_usage", moment -> moment.summary().cpuUsageMean());
        write(json, "total_memory_used", moment -> moment.summary().memoryUsedBytes());
    }

    private void write(JsonGenerator json, String name, ToDoubleFunction<FleetMoment> value) throws IOException {
        Json.writeNumbers(json, name, moments.stream().mapToDouble(value).toArray());
    }
}
