package io.sysmon.aggregator.api.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sysmon.aggregator.store.Damage;
import io.sysmon.aggregator.store.HistorySize;
import io.sysmon.aggregator.store.Outlook;
import io.sysmon.aggregator.store.Resolution;
import io.sysmon.aggregator.store.ScrubStatus;
import io.sysmon.aggregator.store.StoreProblem;
import io.sysmon.aggregator.store.StoreStatus;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /api/status}: how the aggregator itself is doing, for its operator.
 *
 * @param version of the program
 * @param uptimeSeconds since it opened its database
 * @param store how the store is doing
 */
public record StatusView(String version, long uptimeSeconds, StoreStatus store) implements JsonBody {

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("version", version);
        json.writeNumberField("uptime_seconds", uptimeSeconds);
        json.writeNumberField("hosts", store.hosts());
        json.writeNumberField("series", store.series());
        writeSize(json, store.size());
        writeOutlook(json, store.outlook());
        writeQueue(json, store.writes());
        json.writeNumberField("corrupt_runs", store.integrity().damaged());
        writeDamage(json, store.integrity());
        json.writeArrayFieldStart("errors");
        for (StoreProblem problem : store.problems()) {
            json.writeStartObject();
            json.writeNumberField("timestamp", problem.timestamp());
            json.writeStringField("message", problem.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeDamage(JsonGenerator json, StoreStatus.Integrity integrity) throws IOException {
        json.writeArrayFieldStart("damage");
        for (Damage damage : integrity.damages()) {
            json.writeStartObject();
            json.writeStringField("part", damage.part());
            json.writeStringField("hostname", damage.hostname());
            json.writeNumberField("from", damage.from());
            json.writeNumberField("to", damage.to());
            json.writeStringField("reason", damage.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        ScrubStatus scrub = integrity.scrub();
        json.writeObjectFieldStart("scrub");
        json.writeNumberField("checked", scrub.checked());
        json.writeNumberField("passes", scrub.passes());
        json.writeNumberField("last_pass", scrub.lastPass());
        json.writeEndObject();
    }

    private static void writeSize(JsonGenerator json, StoreStatus.Size size) throws IOException {
        json.writeObjectFieldStart("size");
        json.writeNumberField("database_bytes", size.databaseBytes());
        json.writeNumberField("wal_bytes", size.walBytes());
        json.writeNumberField("free_disk_bytes", size.freeDiskBytes());
        json.writeEndObject();
    }

    /** All null until the upkeep has looked for the first time. */
    private static void writeOutlook(JsonGenerator json, @Nullable Outlook outlook) throws IOException {
        json.writeObjectFieldStart("history");
        HistorySize size = outlook == null ? null : outlook.size();
        for (Resolution resolution : Resolution.values()) {
            String name = resolution.name().toLowerCase(Locale.ROOT);
            writeNullable(
                    json,
                    name + "_bytes",
                    size == null ? null : (double) size.of(resolution).bytes());
        }
        writeNullable(json, "bytes_per_host_day", size == null ? null : Math.rint(size.bytesAHostAndDay()));
        writeNullable(json, "days_until_limit", outlook == null ? null : outlook.daysUntilLimit());
        json.writeEndObject();
    }

    private static void writeNullable(JsonGenerator json, String name, @Nullable Double value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            Json.writeNumber(json, name, value);
        }
    }

    private static void writeQueue(JsonGenerator json, StoreStatus.Writes writes) throws IOException {
        json.writeObjectFieldStart("ingest");
        json.writeBooleanField("accepting", writes.accepting());
        json.writeNumberField("queued_pushes", writes.queuedPushes());
        json.writeNumberField("pushes", writes.pushes());
        json.writeNumberField("samples", writes.samples());
        json.writeNumberField("commits", writes.commits());
        json.writeNumberField("failed_commits", writes.failedCommits());
        Json.writeNumber(json, "commit_seconds", writes.commitSeconds());
        json.writeEndObject();
    }
}
