package io.sysmon.aggregator.api;

import static io.sysmon.aggregator.served.PushText.pushOf;
import static io.sysmon.aggregator.served.PushText.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sysmon.aggregator.served.ApiTestCase;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /api/metrics}, sentence by sentence of the contract. */
class HistoryTest extends ApiTestCase {

    private static final long THEN = 1_675_728_000;

    @Test
    void givesFewSamplesAsTheyCame() {
        accepted(pushOf(
                "web-01", sample(THEN, "a.b", "34.5"), sample(THEN + 2, "a.b", "36"), sample(THEN + 7, "a.b", "35")));

        JsonNode answer = get("api/metrics", "host", "web-01", "metric", "a.b", "from", THEN, "to", THEN + 300);
        JsonNode series = answer.get("series").get(0);

        assertThat(answer.get("from").asLong()).isEqualTo(THEN);
        assertThat(answer.get("to").asLong()).isEqualTo(THEN + 300);
        assertThat(answer.get("step").asLong()).isPositive();
        assertThat(answer.get("count").asInt()).isEqualTo(1);
        assertThat(answer.has("timestamp")).isTrue();
        assertThat(series.get("host").asText()).isEqualTo("web-01");
        assertThat(series.get("metric_type").asText()).isEqualTo("a.b");
        assertThat(series.get("tags").asText()).isEmpty();
        assertThat(series.get("timestamps")).isEqualTo(parse("[1675728000, 1675728002, 1675728007]"));
        assertThat(series.get("values")).isEqualTo(parse("[34.5, 36, 35]"));
        assertThat(series.get("min")).isEqualTo(parse("[34.5, 36, 35]"));
        assertThat(series.get("max")).isEqualTo(parse("[34.5, 36, 35]"));
    }

    @Test
    void includesBothEndsOfTheSpan() {
        accepted(
                pushOf("web-01", sample(THEN, "a.b", "1"), sample(THEN + 1, "a.b", "2"), sample(THEN + 2, "a.b", "3")));

        JsonNode series = get("api/metrics", "host", "web-01", "from", THEN, "to", THEN + 1)
                .get("series");

        assertThat(series.get(0).get("values")).isEqualTo(parse("[1, 2]"));
    }

    @Test
    void shrinksManySamplesToBucketsThatKeepEverySpike() {
        String[] samples = IntStream.range(0, 200)
                .mapToObj(i -> sample(THEN + i, "a.b", i == 77 ? "1000" : "1"))
                .toArray(String[]::new);
        accepted(pushOf("web-01", samples));

        JsonNode answer = get("api/metrics", "host", "web-01", "from", THEN, "to", THEN + 199, "points", 20);
        JsonNode series = answer.get("series").get(0);
        long step = answer.get("step").asLong();

        assertThat(series.get("timestamps").size())
                .isBetween(1, 20)
                .isEqualTo(series.get("values").size())
                .isEqualTo(series.get("min").size())
                .isEqualTo(series.get("max").size());
        assertThat(series.get("timestamps"))
                .allSatisfy(time -> assertThat(time.asLong() % step).isZero());
        assertThat(series.get("max"))
                .anySatisfy(max -> assertThat(max.asDouble()).isEqualTo(1000));
        assertThat(series.get("min"))
                .allSatisfy(min -> assertThat(min.asDouble()).isEqualTo(1));
    }

    @Test
    void reachesBackFiveMinutesUnlessToldOtherwise() {
        long recent = now() - 100;
        accepted(pushOf("web-01", sample(recent, "a.b", "2"), sample(recent - 1000, "a.b", "1")));

        JsonNode answer = get("api/metrics", "host", "web-01");

        assertThat(answer.get("to").asLong() - answer.get("from").asLong()).isEqualTo(300);
        assertThat(answer.get("series").get(0).get("values")).isEqualTo(parse("[2]"));
        assertThat(get("api/metrics", "host", "web-01", "from", -1200, "to", -900)
                        .get("series")
                        .get(0)
                        .get("values"))
                .isEqualTo(parse("[1]"));
    }

    @Test
    void narrowsToMetricsFamiliesAndTags() {
        accepted(pushOf(
                "web-01",
                sample(THEN, "disk.queue_depth", "1", "device=sda"),
                sample(THEN, "disk.queue_depth", "2", "device=sdb"),
                sample(THEN, "load.1m", "3")));

        assertThat(series("host", "web-01")).hasSize(3);
        assertThat(series("host", "web-01", "metric", "disk.*")).hasSize(2);
        assertThat(series("host", "web-01", "metric", "disk.*", "metric", "load.1m"))
                .hasSize(3);
        assertThat(series("host", "web-01", "tags", "device=sdb")).hasSize(1);
        assertThat(series("host", "web-01", "metric", "load.1m", "tags", "")).hasSize(1);
    }

    @Test
    void answersForSeveralHostsForTaggedHostsAndForTheFleet() {
        accepted(
                "{\"hostname\": \"a\", \"tags\": {\"role\": \"db\"}, \"metrics\": [" + sample(THEN, "x.y", "1") + "]}");
        accepted("{\"hostname\": \"b\", \"tags\": {\"role\": \"web\"}, \"metrics\": [" + sample(THEN, "x.y", "3")
                + "]}");

        assertThat(series("host", "a", "host", "b")).hasSize(2);
        assertThat(series("tag", "role:db")).hasSize(1);
        assertThat(series("tag", "role:db").get(0).get("host").asText()).isEqualTo("a");
        JsonNode fleet = series("fleet", "true", "metric", "x.y").get(0);
        assertThat(fleet.get("host").asText()).isEqualTo("*");
        assertThat(fleet.get("values")).isEqualTo(parse("[2]"));
        assertThat(fleet.get("min")).isEqualTo(parse("[1]"));
        assertThat(fleet.get("max")).isEqualTo(parse("[3]"));
    }

    @Test
    void hasNoSeriesForAnUnknownHost() {
        JsonNode answer = get("api/metrics", "host", "nobody");

        assertThat(answer.get("series")).isEmpty();
        assertThat(answer.get("count").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "metric=a.b",
                "host=a&fleet=true",
                "host=a&points=0",
                "host=a&points=10001",
                "host=a&points=ten",
                "host=a&from=10&to=5",
                "host=a&from=1e3",
                "host=a&to=99999999999999",
                "host=a&metric=%3Cb%3E",
                "tag=nocolon",
                "fleet=maybe"
            })
    void refusesWhatCannotBeAnswered(String query) {
        assertThat(problem(askRaw("api/metrics", query), 400)).isNotEmpty();
    }

    private JsonNode series(Object... parameters) {
        Object[] all = new Object[parameters.length + 4];
        System.arraycopy(parameters, 0, all, 0, parameters.length);
        System.arraycopy(new Object[] {"from", THEN, "to", THEN + 10}, 0, all, parameters.length, 4);
        return get("api/metrics", all).get("series");
    }
}
