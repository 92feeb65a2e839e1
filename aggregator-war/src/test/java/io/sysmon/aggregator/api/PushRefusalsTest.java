package io.sysmon.aggregator.api;

import static io.sysmon.aggregator.served.PushText.pushOf;
import static io.sysmon.aggregator.served.PushText.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.fixture.Gzip;
import io.sysmon.aggregator.served.ApiTestCase;
import io.sysmon.aggregator.served.PushText;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes that are refused as a whole, sentence by sentence of the contract: nothing of them is stored. */
class PushRefusalsTest extends ApiTestCase {

    @Override
    protected Map<String, String> settings() {
        return Map.of("sysmon.max-body", "256KiB", "sysmon.max-samples", "1000");
    }

    @Test
    void refusesABrokenCoding() {
        Response response = at("api/metrics")
                .request()
                .header("X-SysMon-Token", TOKEN)
                .post(Entity.entity(
                        PushText.seed().getBytes(StandardCharsets.UTF_8),
                        new Variant(MediaType.APPLICATION_JSON_TYPE, "", "sysmon-1")));

        assertThat(problem(response, 400)).startsWith("the body is not what Content-Encoding says: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "null",
                "{\"hostname\": \"web-01\", \"metrics\": [",
                "{\"hostname\": \"web-01\", \"metrics\": []} trailing",
                "{\"hostname\": \"web-01\", \"metrics\": []}{}",
                "{\"hostname\": \"web-01\", \"metrics\": [{\"timestamp\": 1, \"metric_type\": \"a.b\", \"value\": NaN}]}",
                "{\"hostname\": \"web-01\", \"metrics\": {}}",
                "{\"hostname\": \"web-01\"}",
                "{\"metrics\": []}",
                "{\"hostname\": \"\", \"metrics\": []}",
                "{\"hostname\": null, \"metrics\": []}",
                "{\"hostname\": 7, \"metrics\": []}",
                "{\"hostname\": \"web 01\", \"metrics\": []}",
                "{\"hostname\": \"web/01\", \"metrics\": []}",
                "{\"hostname\": \"<img src=x>\", \"metrics\": []}",
                "{\"hostname\": \"web\\u0000-01\", \"metrics\": []}",
                "{\"hostname\": \"web\\n-01\", \"metrics\": []}"
            })
    void refusesWhatIsNoPushAndStoresNothing(String body) {
        assertThat(problem(push(body), 400)).isNotEmpty();
        assertThat(get("api/hosts").get("total").asInt()).isZero();
    }

    @Test
    void refusesHostNamesThatAreTooLong() {
        accepted(pushOf("x".repeat(253)));
        problem(push(pushOf("x".repeat(254))), 400);
    }

    @Test
    void refusesNestingDeeperThanSixtyFour() {
        accepted("{\"hostname\": \"web-01\", \"extra\": " + "[".repeat(60) + "]".repeat(60) + ", \"metrics\": []}");
        problem(
                push("{\"hostname\": \"web-01\", \"extra\": " + "[".repeat(70) + "]".repeat(70) + ", \"metrics\": []}"),
                400);
        problem(push("[".repeat(100_000)), 400);
    }

    @ParameterizedTest
    @CsvSource({"text/plain, 415", "application/x-www-form-urlencoded, 415", "application/xml, 415"})
    void refusesOtherContentTypes(String type, int status) {
        Response answer = pushing().post(Entity.entity(PushText.seed(), type));

        assertThat(problem(answer, status)).startsWith("Content-Type must be application/json");
    }

    @Test
    void refusesUnknownEncodings() {
        Response answer = pushing()
                .post(Entity.entity(
                        PushText.seed(), new Variant(MediaType.APPLICATION_JSON_TYPE, (String) null, "br")));

        assertThat(answer.getHeaderString("Accept-Encoding")).isEqualTo("gzip, sysmon-1");
        problem(answer, 415);
    }

    @Test
    void refusesABodyThatIsNotTheGzipItSaysItIs() {
        assertThat(problem(pushCompressed(PushText.seed().getBytes(StandardCharsets.UTF_8)), 400))
                .contains("Content-Encoding", "GZIP");
        byte[] whole = Gzip.of(PushText.seed().getBytes(StandardCharsets.UTF_8));
        problem(pushCompressed(Arrays.copyOf(whole, whole.length - 10)), 400);
    }

    @Test
    void refusesABodyOverTheBound() {
        String filler = "{\"hostname\": \"web-01\", \"extra\": \"%s\", \"metrics\": []}";

        accepted(filler.formatted("x".repeat(200 << 10)));
        assertThat(problem(push(filler.formatted("x".repeat(257 << 10))), 413)).contains("at most 262144 bytes");
    }

    @Test
    void refusesACompressedBodyThatInflatesOverTheBound() {
        byte[] body = ("{\"hostname\": \"web-01\", " + " ".repeat(300 << 10) + "\"metrics\": []}")
                .getBytes(StandardCharsets.UTF_8);

        problem(pushCompressed(Gzip.of(body)), 413);
        assertThat(get("api/hosts").get("total").asInt()).isZero();
    }

    @Test
    void refusesMoreSamplesThanTheBound() {
        String[] samples = new String[1001];
        Arrays.fill(samples, sample(1, "a", "1"));

        assertThat(problem(pushCompressed(Gzip.of(pushOf("web-01", samples).getBytes(StandardCharsets.UTF_8))), 413))
                .contains("1000 samples");
        accepted(pushOf("web-01", Arrays.copyOf(samples, 1000)));
    }

    private Response pushCompressed(byte[] body) {
        Invocation.Builder request = pushing();
        return request.post(Entity.entity(body, new Variant(MediaType.APPLICATION_JSON_TYPE, (String) null, "gzip")));
    }
}
