package io.sysmon.aggregator.api;

import static io.sysmon.aggregator.served.PushText.pushOf;
import static io.sysmon.aggregator.served.PushText.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sysmon.aggregator.served.ApiTestCase;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** {@code /api/fleet}, sentence by sentence of the contract. */
class FleetTest extends ApiTestCase {

    private static final long THEN = 1_675_728_000;

    /** Short, so that a test can see a host go offline. */
    @Override
    protected Map<String, String> settings() {
        return Map.of("sysmon.online", "2s");
    }

    @Test
    void sumsUpNothingAsNullAndZero() {
        assertThat(without(get("api/fleet/summary"), "timestamp")).isEqualTo(parse("""
                                {"total_hosts": 0, "online_hosts": 0, "offline_hosts": 0, "avg_cpu_usage": null, "total_memory_used": 0}
                                """));
    }

    @Test
    void sumsUpTheLatestOfEveryHost() {
        accepted(pushOf("a", sample(THEN, "cpu.total_usage", "20"), sample(THEN, "memory.used_bytes", "4294967296")));
        accepted(pushOf(
                "b", sample(THEN + 5, "cpu.total_usage", "41.5"), sample(THEN, "memory.used_bytes", "4294967296")));
        accepted(pushOf("b", sample(THEN, "cpu.total_usage", "99")));
        accepted(pushOf("c"));

        assertThat(without(get("api/fleet/summary"), "timestamp")).isEqualTo(parse("""
                                {"total_hosts": 3, "online_hosts": 3, "offline_hosts": 0, "avg_cpu_usage": 30.75, "total_memory_used": 8589934592}
                                """));
    }

    @Test
    void leavesOfflineHostsOutOfTheFigures() {
        accepted(pushOf("gone", sample(THEN, "cpu.total_usage", "100"), sample(THEN, "memory.used_bytes", "7")));
        Awaitility.await()
                .until(() -> get("api/fleet/summary").get("offline_hosts").asInt() == 1);
        accepted(pushOf("here", sample(THEN, "cpu.total_usage", "10"), sample(THEN, "memory.used_bytes", "5")));

        JsonNode summary = get("api/fleet/summary");

        assertThat(summary.get("total_hosts").asInt()).isEqualTo(2);
        assertThat(summary.get("online_hosts").asInt()).isEqualTo(1);
        assertThat(summary.get("avg_cpu_usage").asDouble()).isEqualTo(10);
        assertThat(summary.get("total_memory_used").asLong()).isEqualTo(5);
        assertThat(get("api/hosts", "status", "offline")
                        .get("hosts")
                        .get(0)
                        .get("hostname")
                        .asText())
                .isEqualTo("gone");
    }

    @Test
    void givesOneMetricOfEveryHostInColumns() {
        accepted("{\"hostname\": \"b\", \"tags\": {\"role\": \"db\"}, \"metrics\": ["
                + sample(THEN, "cpu.total_usage", "41.5") + "]}");
        accepted(pushOf("c"));
        accepted(pushOf("a", sample(THEN, "cpu.total_usage", "20")));

        assertThat(without(get("api/fleet/values", "metric", "cpu.total_usage"), "timestamp", "status", "last_seen"))
                .isEqualTo(parse("""
                                {"metric_type": "cpu.total_usage", "hosts": ["a", "b", "c"], "values": [20, 41.5, null]}
                                """));
        assertThat(get("api/fleet/values", "metric", "cpu.total_usage").get("status"))
                .hasSize(3);
        assertThat(get("api/fleet/values", "metric", "cpu.total_usage", "tag", "role:db")
                        .get("hosts"))
                .isEqualTo(parse("[\"b\"]"));
        assertThat(get("api/fleet/values", "metric", "cpu.total_usage", "q", "A")
                        .get("hosts"))
                .isEqualTo(parse("[\"a\"]"));
        assertThat(get("api/fleet/values", "metric", "never.sent").get("values"))
                .isEqualTo(parse("[null, null, null]"));
    }

    @Test
    void saysWhenEachHostLastPushed() {
        accepted(pushOf("a"));
        long seen = get("api/hosts").get("hosts").get(0).get("last_seen").asLong();

        assertThat(get("api/fleet/values", "metric", "cpu.total_usage").get("last_seen"))
                .isEqualTo(parse("[" + seen + "]"));
    }

    @Test
    void listsTheTagsInUse() {
        accepted("{\"hostname\": \"a\", \"tags\": {\"role\": \"web\"}, \"metrics\": []}");
        accepted("{\"hostname\": \"b\", \"tags\": {\"role\": \"db\"}, \"metrics\": []}");

        assertThat(without(get("api/fleet/tags"), "timestamp")).isEqualTo(parse("""
                                {"tags": [{"key": "role", "values": [{"value": "db", "hosts": 1}, {"value": "web", "hosts": 1}]}]}
                                """));
    }

    @Test
    void sumsUpByTag() {
        accepted("{\"hostname\": \"a\", \"tags\": {\"role\": \"web\"}, \"metrics\": ["
                + sample(THEN, "cpu.total_usage", "20") + "," + sample(THEN, "memory.used_bytes", "7") + "]}");
        accepted(pushOf("b"));

        assertThat(without(get("api/fleet/groups", "tag_key", "role"), "timestamp"))
                .isEqualTo(parse("""
                                {"tag": "role", "groups": [
                                 {"value": "web", "hosts": 1, "online": 1, "avg_cpu_usage": 20, "memory_used_bytes": 7,
                                  "memory_total_bytes": 0, "max_filesystem_percent": null},
                                 {"value": null, "hosts": 1, "online": 1, "avg_cpu_usage": null, "memory_used_bytes": 0,
                                  "memory_total_bytes": 0, "max_filesystem_percent": null}]}
                                """));
        assertThat(problem(ask("api/fleet/groups"), 400)).startsWith("tag_key must be");
    }

    @Test
    void listsHostsGroupedByTag() {
        accepted(pushOf("a"));
        accepted("{\"hostname\": \"b\", \"tags\": {\"role\": \"web\"}, \"metrics\": []}");

        assertThat(get("api/hosts", "group", "role").get("hosts").findValuesAsText("hostname"))
                .containsExactly("b", "a");
    }

    @Test
    void findsTheHostsAtTheEnds() {
        accepted(pushOf("a", sample(THEN, "cpu.total_usage", "20")));
        accepted(pushOf("b", sample(THEN, "cpu.total_usage", "90")));

        JsonNode extremes = get("api/fleet/extremes", "limit", "2");

        assertThat(extremes.get("hosts").findValuesAsText("hostname")).containsExactlyInAnyOrder("a", "b");
        assertThat(extremes.get("total").asInt()).isEqualTo(2);
        assertThat(problem(ask("api/fleet/extremes", "limit", "0"), 400)).startsWith("limit must be");
    }

    @Test
    void tellsHowTheSummaryWent() {
        JsonNode trend = Awaitility.await()
                .until(
                        () -> get("api/fleet/trend"),
                        answer -> answer.get("timestamps").size() > 0);

        assertThat(trend.get("step").asInt()).isEqualTo(30);
        assertThat(trend.get("total_hosts")).isEqualTo(parse("[0]"));
        assertThat(trend.get("online_hosts")).isEqualTo(parse("[0]"));
        assertThat(trend.get("avg_cpu_usage")).isEqualTo(parse("[null]"));
        assertThat(trend.get("total_memory_used")).isEqualTo(parse("[0]"));
    }

    @Test
    void needsOneMetric() {
        assertThat(problem(ask("api/fleet/values"), 400)).startsWith("metric must be");
        assertThat(problem(ask("api/fleet/values", "metric", "cpu.*"), 400)).startsWith("metric must be");
        assertThat(problem(ask("api/fleet/values", "metric", "a.b", "metric", "a.c"), 400))
                .startsWith("metric must be given once");
        assertThat(problem(ask("api/fleet/values", "metric", "a.b", "status", "x"), 400))
                .startsWith("status must be");
    }

    private static JsonNode without(JsonNode answer, String... fields) {
        ObjectNode copy = answer.deepCopy();
        for (String field : fields) {
            assertThat(copy.remove(field)).isNotNull();
        }
        return copy;
    }
}
