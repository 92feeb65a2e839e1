package io.sysmon.aggregator.api;

import static io.sysmon.aggregator.served.PushText.pushOf;
import static io.sysmon.aggregator.served.PushText.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sysmon.aggregator.served.ApiTestCase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code GET /api/latest}, sentence by sentence of the contract; the seed's own example is in {@link PushTest}. */
class LatestTest extends ApiTestCase {

    private static final long THEN = 1_675_728_000;

    @Test
    void answersTheNewestSampleOfEachSeriesWhateverTheOrderOfArrival() {
        accepted(pushOf("web-01", sample(THEN, "a.b", "2")));
        accepted(pushOf("web-01", sample(THEN - 10, "a.b", "1")));

        JsonNode metrics = get("api/latest", "host", "web-01").get("metrics");

        assertThat(metrics).hasSize(1);
        assertThat(metrics.get(0).get("timestamp").asLong()).isEqualTo(THEN);
        assertThat(metrics.get(0).get("value").asDouble()).isEqualTo(2);
    }

    @Test
    void ordersByHostThenMetricThenTags() {
        pushThreeHosts();

        assertThat(rows())
                .containsExactly(
                        "app-01 cpu.core_usage core=0",
                        "app-01 cpu.total_usage ",
                        "db-01 cpu.total_usage ",
                        "db-01 disk.queue_depth device=sda",
                        "db-01 disk.queue_depth device=sdb",
                        "web-01 load.1m ");
        assertThat(get("api/latest").get("count").asInt()).isEqualTo(6);
    }

    @Test
    void narrowsToTheHostsNamed() {
        pushThreeHosts();

        assertThat(rows("host", "web-01", "host", "app-01"))
                .containsExactly("app-01 cpu.core_usage core=0", "app-01 cpu.total_usage ", "web-01 load.1m ");
        assertThat(rows("host", "web-01", "host", "web-01")).containsExactly("web-01 load.1m ");
    }

    @Test
    void narrowsToMetricsAndFamilies() {
        pushThreeHosts();

        assertThat(rows("metric", "cpu.total_usage"))
                .containsExactly("app-01 cpu.total_usage ", "db-01 cpu.total_usage ");
        assertThat(rows("metric", "cpu.*", "metric", "load.1m", "host", "app-01", "host", "web-01"))
                .containsExactly("app-01 cpu.core_usage core=0", "app-01 cpu.total_usage ", "web-01 load.1m ");
        assertThat(rows("metric", "cpu")).isEmpty();
    }

    @Test
    void knowsNoHostThatNeverPushed() {
        pushThreeHosts();

        assertThat(problem(ask("api/latest", "host", "web-01", "host", "nobody"), 404))
                .contains("nobody");
    }

    @Test
    void saysWhenAMetricIsNone() {
        assertThat(problem(ask("api/latest", "metric", "c pu"), 400)).startsWith("metric must be");
    }

    @Test
    void givesValuesBackBitForBit() {
        accepted(pushOf(
                "web-01", sample(THEN, "a.a", "0.1"), sample(THEN, "a.b", "1e300"), sample(THEN, "a.c", "-0.0")));

        JsonNode metrics = get("api/latest", "host", "web-01").get("metrics");

        assertThat(metrics.get(0).get("value").asDouble()).isEqualTo(0.1);
        assertThat(metrics.get(1).get("value").asDouble()).isEqualTo(1e300);
        assertThat(metrics.get(2).get("value").asDouble()).isEqualTo(-0.0);
    }

    private void pushThreeHosts() {
        accepted(pushOf("web-01", sample(THEN, "load.1m", "1")));
        accepted(pushOf(
                "db-01",
                sample(THEN, "disk.queue_depth", "0", "device=sdb"),
                sample(THEN, "disk.queue_depth", "0", "device=sda"),
                sample(THEN, "cpu.total_usage", "1")));
        accepted(pushOf("app-01", sample(THEN, "cpu.total_usage", "1"), sample(THEN, "cpu.core_usage", "1", "core=0")));
    }

    private List<String> rows(Object... parameters) {
        List<String> rows = new ArrayList<>();
        get("api/latest", parameters)
                .get("metrics")
                .forEach(row -> rows.add(
                        row.get("host").asText() + " " + row.get("metric_type").asText() + " "
                                + row.get("tags").asText()));
        return rows;
    }
}
