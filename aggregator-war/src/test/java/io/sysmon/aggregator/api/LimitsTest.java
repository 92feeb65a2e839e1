package io.sysmon.aggregator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sysmon.aggregator.fixture.Gzip;
import io.sysmon.aggregator.served.ApiTestCase;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each limit through the API: its status, what it says, and that who is within it goes on. */
class LimitsTest extends ApiTestCase {

    private static final int UNPROCESSABLE_CONTENT = 422;

    @Override
    protected Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("sysmon.max-hosts", "3");
        settings.put("sysmon.max-series", "4");
        settings.put("sysmon.max-series-total", "6");
        settings.put("sysmon.max-samples", "500");
        settings.put("sysmon.max-body", "4MiB");
        settings.put("sysmon.max-inflation", "50");
        settings.put("sysmon.max-points", "200");
        return settings;
    }

    @Test
    void hostThatIsOneTooManyIsToldToComeBackAndTheOthersGoOn() {
        for (int host = 0; host < 3; host++) {
            accepted(push("h" + host, 1, 1));
        }
        Response refused = push(push("h3", 1, 1));

        assertThat(refused.getHeaderString("Retry-After")).isEqualTo("60");
        assertThat(problem(refused, 503)).contains("cannot register host h3", "there may be 3 hosts");
        accepted(push("h2", 1, 1));
        assertThat(authorised("api/hosts/h0").delete().getStatus()).isEqualTo(204);
        accepted(push("h3", 1, 1));
    }

    @Test
    void seriesThatAreTooManyFailAloneAndSayWhoseLimitItIs() {
        JsonNode ofHost = json(push(push("h0", 6, 1)), 200);
        assertThat(ofHost.get("metrics_stored").asInt()).isEqualTo(4);
        assertThat(ofHost.get("errors").get(0).get("reason").asText())
                .isEqualTo("series is one too many for this host, which may have 4");

        JsonNode ofAll = json(push(push("h1", 4, 1)), 200);
        assertThat(ofAll.get("metrics_stored").asInt()).isEqualTo(2);
        assertThat(ofAll.get("errors").get(0).get("reason").asText())
                .isEqualTo("series is one too many for all hosts together, which may have 6");

        JsonNode none = json(push(push("h2", 2, 1)), UNPROCESSABLE_CONTENT);
        assertThat(none.get("metrics_failed").asInt()).isEqualTo(2);
        assertThat(ask("api/hosts/h2").getStatus()).isEqualTo(404);
    }

    @Test
    void samplesBytesAndInflationThatAreTooManyAre413() throws IOException {
        assertThat(problem(push(push("h0", 1, 501)), 413)).contains("500");
        assertThat(problem(push(" ".repeat(5 << 20)), 413))
                .isEqualTo("the body must be at most 4194304 bytes, inflated");
        assertThat(problem(gzipped(" ".repeat(3 << 20)), 413))
                .startsWith("the body must inflate to at most 50 times its size, found ");
        assertThat(get("api/hosts").get("total").asInt()).isZero();
    }

    @Test
    void answerOfTooManyPointsIs400AndSaysWhatToAskInstead() {
        for (int host = 0; host < 3; host++) {
            accepted(push("h" + host, 1, 100));
        }
        String three = "host=h0&host=h1&host=h2&from=-3600&points=1000";

        assertThat(problem(askRaw("api/metrics", three), 400)).contains("more than 200 points", "fewer hosts");
        assertThat(askRaw("api/metrics", "host=h0&from=-3600&points=1000").getStatus())
                .isEqualTo(200);
    }

    @Test
    void requestsASecondOfATokenAreNotLimitedByDefaultForAnHonestFleet() {
        List<Integer> statuses = IntStream.range(0, 300)
                .mapToObj(i -> push(push("h0", 1, 1)).getStatus())
                .distinct()
                .toList();

        assertThat(statuses).containsExactly(200);
    }

    private Response gzipped(String body) {
        return pushing()
                .post(Entity.entity(
                        Gzip.of(body.getBytes(StandardCharsets.UTF_8)),
                        new Variant(MediaType.APPLICATION_JSON_TYPE, "", "gzip")));
    }

    private static String push(String host, int series, int samplesOfEach) {
        long from = now() - samplesOfEach;
        String samples = IntStream.range(0, series * samplesOfEach)
                .mapToObj(i -> "{\"timestamp\":%d,\"metric_type\":\"m%d\",\"value\":%d}"
                        .formatted(from + i % samplesOfEach, i / samplesOfEach, i))
                .collect(Collectors.joining(","));
        return "{\"hostname\":\"" + host + "\",\"metrics\":[" + samples + "]}";
    }
}
