package io.sysmon.aggregator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.sysmon.aggregator.served.ApiTestCase;
import io.sysmon.aggregator.served.PushText;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What operators and their tools ask: health, status. */
class OperationTest {

    @Nested
    class InOrder extends ApiTestCase {

        @Test
        void isHealthyAndSaysNoMore() {
            assertThat(get("api/health")).isEqualTo(parse("{\"status\": \"ok\"}"));
        }

        @Test
        void tellsItsOperatorHowItIsDoing() {
            accepted(PushText.seed());

            JsonNode status = get("api/status");

            assertThat(status.get("version").asText()).isEqualTo("0.5.0");
            assertThat(status.get("uptime_seconds").asLong()).isNotNegative();
            assertThat(status.get("hosts").asInt()).isEqualTo(1);
            assertThat(status.get("size").get("database_bytes").asLong()).isPositive();
            assertThat(status.get("ingest").get("accepting").asBoolean()).isTrue();
            assertThat(status.get("ingest").get("queued_pushes").asInt()).isZero();
            assertThat(status.get("ingest").get("samples").asLong()).isPositive();
            assertThat(status.get("errors").isArray()).isTrue();
            assertThat(status.has("timestamp")).isTrue();
        }
    }

    @Nested
    class AskedToCompact extends ApiTestCase {

        @Test
        void sealsWhatIsThereWhileItServesAndTellsHowFarItIs() {
            accepted(PushText.seed());

            JsonNode asked = json(authorised("api/upkeep/compact").post(Entity.json("")), 202);

            long number = asked.get("number").asLong();
            assertThat(number).isPositive();
            await().until(() -> get("api/upkeep/compact").get("state").asText(), "done"::equals);
            JsonNode done = get("api/upkeep/compact");
            assertThat(done.get("number").asLong()).isEqualTo(number);
            assertThat(done.get("complete").asBoolean()).isTrue();
            assertThat(done.get("bytes_after").asLong()).isPositive();
            assertThat(get("api/hosts").get("total").asInt()).isEqualTo(1);
        }

        @Test
        void needsATokenToBegin() {
            Response answer = at("api/upkeep/compact").request().post(Entity.json(""));

            assertThat(answer.getStatus()).isEqualTo(401);
        }
    }

    /** A reserve that no disk has: as if the disk were full. */
    @Nested
    class WithAFullDisk extends ApiTestCase {

        @Override
        protected Map<String, String> settings() {
            return Map.of("sysmon.disk-reserve", "1000000TiB");
        }

        @Test
        void refusesPushesAndSaysWhenToComeBack() {
            Response answer = push(PushText.seed());

            assertThat(Integer.parseInt(answer.getHeaderString("Retry-After"))).isPositive();
            assertThat(problem(answer, 503)).contains("disk");
            assertThat(get("api/hosts").get("total").asInt()).isZero();
        }

        @Test
        void goesOnAnsweringReadsAndCallsItselfDegraded() {
            Response answer = at("api/health").request().get();

            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getMediaType()).isEqualTo(MediaType.APPLICATION_JSON_TYPE);
            assertThat(parse(answer.readEntity(String.class))).isEqualTo(parse("{\"status\": \"degraded\"}"));
        }
    }
}
