package io.sysmon.aggregator.api;

import static io.sysmon.aggregator.served.PushText.pushOf;
import static io.sysmon.aggregator.served.PushText.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sysmon.aggregator.fixture.Gzip;
import io.sysmon.aggregator.served.ApiTestCase;
import io.sysmon.aggregator.served.PushText;
import io.sysmon.protocol.ColumnsWriter;
import io.sysmon.protocol.HostIdentity;
import io.sysmon.protocol.PushCoding;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/metrics}, sentence by sentence of the contract. */
class PushTest extends ApiTestCase {

    private static final long THEN = 1_675_728_000;

    @Override
    protected Map<String, String> settings() {
        return Map.of("sysmon.max-series", "100");
    }

    @Test
    void answersTheSeedsPushFieldForField() {
        long before = now();

        JsonNode answer = json(push(PushText.seed()), 200);

        assertThat(answer.get("timestamp").asLong()).isBetween(before, now());
        assertThat(withoutTimestamp(answer)).isEqualTo(parse("""
                                {"status": "success", "hostname": "web-server-01", "metrics_received": 2, "metrics_stored": 2,
                                 "metrics_failed": 0}
                                """));
    }

    @Test
    void takesColumnsInTheirOwnCodingAndSaysSo() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (ColumnsWriter writer = new ColumnsWriter(PushCoding.encoding(body))) {
            writer.begin(new HostIdentity("web-server-01", "0.5.0", "Linux", Map.of("role", "web-server"), null));
            writer.sample(THEN, "cpu.total_usage", 34.5, "");
            writer.sample(THEN, "cpu.cores", 8, "");
            writer.sample(THEN + 2, "cpu.total_usage", 34.38, "");
            writer.sample(THEN + 2, "cpu.cores", 8, "");
        }

        Response response = at("api/metrics")
                .request()
                .header("X-SysMon-Token", TOKEN)
                .post(Entity.entity(body.toByteArray(), new Variant(MediaType.APPLICATION_JSON_TYPE, "", "sysmon-1")));

        assertThat(response.getHeaderString("Accept-Encoding")).isEqualTo("gzip, sysmon-1");
        assertThat(json(response, 200).get("metrics_stored").asInt()).isEqualTo(4);
        assertThat(get("api/latest", "host", "web-server-01").get("metrics"))
                .extracting(sample -> sample.get("timestamp").asLong() + " " + sample.get("value"))
                .containsExactly(THEN + 2 + " 8", THEN + 2 + " 34.38");
    }

    @Test
    void storesWhatItAnswersFor() {
        accepted(PushText.seed());

        assertThat(withoutTimestamp(get("api/latest", "host", "web-server-01"))).isEqualTo(parse("""
                                {"metrics": [
                                  {"timestamp": 1675728000, "metric_type": "cpu.total_usage", "host": "web-server-01", "tags": "", "value": 34.5},
                                  {"timestamp": 1675728000, "metric_type": "memory.usage_percent", "host": "web-server-01", "tags": "", "value": 67.2}
                                ], "count": 2}
                                """));
    }

    @Test
    void takesTheTokenAsABearerToo() {
        Response answer = at("api/metrics")
                .request()
                .header("Authorization", "Bearer " + TOKEN)
                .post(Entity.entity(PushText.seed(), MediaType.APPLICATION_JSON_TYPE));

        json(answer, 200);
    }

    @Test
    void takesCompressedPushes() {
        JsonNode answer = json(pushCompressed(Gzip.of(PushText.seed().getBytes(StandardCharsets.UTF_8))), 200);

        assertThat(answer.get("metrics_stored").asInt()).isEqualTo(2);
    }

    @Test
    void takesAPushWithoutSamplesAsAHeartbeat() {
        JsonNode answer = json(push(pushOf("quiet-01")), 200);

        assertThat(answer.get("status").asText()).isEqualTo("success");
        assertThat(answer.get("metrics_received").asInt()).isZero();
        assertThat(host("quiet-01").get("last_seen").asLong())
                .isEqualTo(answer.get("timestamp").asLong());
    }

    @Test
    void takesVersionPlatformAndTagsAsTheHostLastSaidThem() {
        accepted(PushText.seed());
        accepted("{\"hostname\": \"web-server-01\", \"platform\": \"Plan 9\", \"metrics\": []}");

        JsonNode host = host("web-server-01");

        assertThat(host.get("platform").asText()).isEqualTo("Plan 9");
        assertThat(host.get("version").asText()).isEqualTo("0.5.0");
        assertThat(host.get("tags").get("role").asText()).isEqualTo("web-server");
    }

    @Test
    void marksAHostThatTwoAgentsPushAs() {
        accepted("{\"hostname\": \"cloned\", \"instance\": \"one\", \"metrics\": []}");
        assertThat(host("cloned").has("conflict")).isFalse();

        accepted("{\"hostname\": \"cloned\", \"instance\": \"two\", \"metrics\": []}");

        assertThat(host("cloned").get("conflict").asBoolean()).isTrue();
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        accepted(
                "{\"hostname\": \"new-01\", \"weather\": {\"is\": [1, 2]}, \"metrics\": [{\"timestamp\": 1, \"metric_type\":"
                        + " \"a.b\", \"value\": 1, \"unit\": \"m\"}]}");
    }

    @Test
    void takesMissingTagsOfASampleAsNone() {
        accepted(pushOf("web-01", "{\"timestamp\": " + THEN + ", \"metric_type\": \"a.b\", \"value\": 1}"));

        assertThat(latest("web-01").get(0).get("tags").asText()).isEmpty();
    }

    @Test
    void storesTheSameSampleOnceAndKeepsTheLaterValue() {
        accepted(pushOf("web-01", sample(THEN, "a.b", "1")));

        JsonNode again = json(push(pushOf("web-01", sample(THEN, "a.b", "2"))), 200);

        assertThat(again.get("metrics_stored").asInt()).isEqualTo(1);
        assertThat(latest("web-01")).hasSize(1);
        assertThat(latest("web-01").get(0).get("value").asDouble()).isEqualTo(2);
    }

    @Test
    void acceptsSamplesHoweverOld() {
        accepted(pushOf("web-01", sample(0, "a.b", "1"), sample(THEN, "a.c", "1")));
    }

    @Test
    void storesTheValidSamplesBesideFailedOnes() {
        JsonNode answer = json(push(pushOf("web-01", sample(THEN, "a.b", "1"), sample(THEN, "a.c", "\"2\""))), 200);

        assertThat(answer.get("status").asText()).isEqualTo("partial");
        assertThat(answer.get("metrics_received").asInt()).isEqualTo(2);
        assertThat(answer.get("metrics_stored").asInt()).isEqualTo(1);
        assertThat(answer.get("metrics_failed").asInt()).isEqualTo(1);
        JsonNode error = answer.get("errors").get(0);
        assertThat(error.get("index").asInt()).isEqualTo(1);
        assertThat(error.get("metric_type").asText()).isEqualTo("a.c");
        assertThat(error.get("reason").asText()).isNotEmpty();
        assertThat(latest("web-01")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"timestamp\": 1, \"metric_type\": \"a.b\", \"value\": null}",
                "{\"timestamp\": 1, \"metric_type\": \"a.b\", \"value\": \"34.5\"}",
                "{\"timestamp\": 1, \"metric_type\": \"a.b\", \"value\": true}",
                "{\"timestamp\": 1, \"metric_type\": \"a.b\", \"value\": 1e999}",
                "{\"timestamp\": 1, \"metric_type\": \"a.b\", \"value\": -1e999}",
                "{\"timestamp\": 1, \"metric_type\": \"a.b\"}",
                "{\"timestamp\": 1.5, \"metric_type\": \"a.b\", \"value\": 1}",
                "{\"timestamp\": \"1\", \"metric_type\": \"a.b\", \"value\": 1}",
                "{\"timestamp\": -1, \"metric_type\": \"a.b\", \"value\": 1}",
                "{\"timestamp\": 1675728000000, \"metric_type\": \"a.b\", \"value\": 1}",
                "{\"timestamp\": 99999999999999999999, \"metric_type\": \"a.b\", \"value\": 1}",
                "{\"metric_type\": \"a.b\", \"value\": 1}",
                "{\"timestamp\": 1, \"metric_type\": \"\", \"value\": 1}",
                "{\"timestamp\": 1, \"metric_type\": \"a b\", \"value\": 1}",
                "{\"timestamp\": 1, \"metric_type\": \"<script>\", \"value\": 1}",
                "{\"timestamp\": 1, \"value\": 1}",
                "{\"timestamp\": 1, \"metric_type\": \"a.b\", \"value\": 1, \"tags\": \"z=1,a=1\"}",
                "{\"timestamp\": 1, \"metric_type\": \"a.b\", \"value\": 1, \"tags\": {\"device\": \"sda\"}}",
                "{\"timestamp\": 1, \"metric_type\": \"a.b\", \"value\": 1, \"tags\": null}",
                "7",
                "null",
                "[]"
            })
    void countsASampleThatIsWrongAsFailed(String wrong) {
        JsonNode answer = json(push(pushOf("web-01", sample(THEN, "good", "1"), wrong)), 200);

        assertThat(answer.get("status").asText()).isEqualTo("partial");
        assertThat(answer.get("metrics_failed").asInt()).isEqualTo(1);
        assertThat(answer.get("errors").get(0).get("index").asInt()).isEqualTo(1);
    }

    @Test
    void refusesSamplesFromMoreThanADayAhead() {
        JsonNode answer = json(
                push(pushOf("web-01", sample(now() + 80_000, "a.near", "1"), sample(now() + 90_000, "a.far", "1"))),
                200);

        assertThat(answer.get("metrics_stored").asInt()).isEqualTo(1);
        assertThat(answer.get("errors").get(0).get("metric_type").asText()).isEqualTo("a.far");
    }

    @Test
    void countsTheSeriesThatIsOneTooManyAsFailed() {
        List<String> samples = new ArrayList<>();
        for (int i = 0; i < 103; i++) {
            samples.add(sample(THEN, "series." + i, "1"));
        }

        JsonNode answer = json(push(pushOf("web-01", samples.toArray(String[]::new))), 200);

        assertThat(answer.get("metrics_stored").asInt()).isEqualTo(100);
        assertThat(answer.get("metrics_failed").asInt()).isEqualTo(3);
        assertThat(answer.get("errors")).hasSize(3);
    }

    @Test
    void listsOnlyTheFirstTenFailures() {
        String[] samples = new String[13];
        Arrays.fill(samples, "{}");
        samples[0] = sample(THEN, "a.b", "1");

        JsonNode answer = json(push(pushOf("web-01", samples)), 200);

        assertThat(answer.get("metrics_failed").asInt()).isEqualTo(12);
        assertThat(answer.get("errors")).hasSize(10);
        assertThat(answer.get("errors").get(9).get("index").asInt()).isEqualTo(10);
    }

    @Test
    void refusesAPushWithoutOneValidSampleInTheAnswersOwnForm() {
        JsonNode answer = json(push(pushOf("bad-01", sample(THEN, "a.b", "null"))), 422);

        assertThat(answer.get("status").asText()).isEqualTo("error");
        assertThat(answer.get("hostname").asText()).isEqualTo("bad-01");
        assertThat(answer.get("metrics_received").asInt()).isEqualTo(1);
        assertThat(answer.get("metrics_stored").asInt()).isZero();
        assertThat(answer.get("metrics_failed").asInt()).isEqualTo(1);
        assertThat(answer.get("errors")).hasSize(1);
        problem(ask("api/hosts/bad-01"), 404);
    }

    @Test
    void leavesHostsApartThatDifferInCase() {
        accepted(pushOf("Web-01"));
        accepted(pushOf("web-01"));

        assertThat(get("api/hosts").get("total").asInt()).isEqualTo(2);
    }

    @Test
    void keepsMarkupInTagsAsItIs() {
        accepted(
                "{\"hostname\": \"web-01\", \"tags\": {\"<b>\": \"\\\"><script>alert(1)</script>\"}, \"metrics\": []}");

        assertThat(host("web-01").get("tags").get("<b>").asText()).isEqualTo("\"><script>alert(1)</script>");
    }

    private JsonNode host(String hostname) {
        return get("api/hosts/" + hostname).get("host");
    }

    private JsonNode latest(String hostname) {
        return get("api/latest", "host", hostname).get("metrics");
    }

    private Response pushCompressed(byte[] body) {
        Invocation.Builder request = pushing();
        return request.post(Entity.entity(body, new Variant(MediaType.APPLICATION_JSON_TYPE, (String) null, "gzip")));
    }

    private static JsonNode withoutTimestamp(JsonNode answer) {
        return ((com.fasterxml.jackson.databind.node.ObjectNode) answer.deepCopy()).without("timestamp");
    }
}
