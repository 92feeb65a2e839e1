package io.sysmon.aggregator.api.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sysmon.aggregator.upkeep.Compacted;
import io.sysmon.aggregator.upkeep.CompactionStatus;
import java.io.IOException;
import java.util.Locale;

/**
 * The answer of {@code /api/upkeep/compact}.
 *
 * @param status how far it is
 */
public record CompactionView(CompactionStatus status) implements JsonBody {

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("state", status.state().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("number", status.number());
        json.writeStringField("part", status.part());
        json.writeNumberField("done", status.done());
        json.writeNumberField("total", status.total());
        Compacted result = status.result();
        if (result != null) {
            json.writeBooleanField("complete", result.complete());
            json.writeNumberField("bytes_before", result.bytesBefore());
            json.writeNumberField("bytes_after", result.bytesAfter());
        }
        if (status.problem() != null) {
            json.writeStringField("problem", status.problem());
        }
    }
}
