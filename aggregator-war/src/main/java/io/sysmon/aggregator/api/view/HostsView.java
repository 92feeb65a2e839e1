package io.sysmon.aggregator.api.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sysmon.aggregator.domain.Host;
import io.sysmon.aggregator.domain.HostPage;
import java.io.IOException;

/** The answer of {@code GET /api/hosts}. */
public record HostsView(HostPage page) implements JsonBody {

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("hosts");
        for (Host host : page.hosts()) {
            HostJson.write(json, host);
        }
        json.writeEndArray();
        json.writeNumberField("count", page.hosts().size());
        json.writeNumberField("total", page.total());
    }
}
