package io.sysmon.system.harness;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The body of a {@code POST /api/metrics}, put together by hand as an agent of another make would. */
public final class PushBody {

    private final ObjectNode body = JsonNodeFactory.instance.objectNode();

    /** A heartbeat of {@code hostname} until samples are added. */
    public PushBody(String hostname) {
        body.put("hostname", hostname);
        body.put("version", "0.5.0");
        body.put("platform", "Linux");
        body.putObject("tags");
        body.putArray("metrics");
    }

    /** Adds a tag of the host. */
    public PushBody tag(String key, String value) {
        body.withObjectProperty("tags").put(key, value);
        return this;
    }

    /** Adds a sample of a series without tags. */
    public PushBody sample(long timestamp, String metricType, double value) {
        return sample(timestamp, metricType, "", value);
    }

    /** Adds a sample. */
    public PushBody sample(long timestamp, String metricType, String tags, double value) {
        body.withArrayProperty("metrics")
                .addObject()
                .put("timestamp", timestamp)
                .put("metric_type", metricType)
                .put("value", value)
                .put("tags", tags);
        return this;
    }

    /** How many samples it carries. */
    public int size() {
        return body.get("metrics").size();
    }

    /** The JSON text. */
    @Override
    public String toString() {
        return body.toString();
    }
}
