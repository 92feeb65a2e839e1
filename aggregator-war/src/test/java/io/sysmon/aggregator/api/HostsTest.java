package io.sysmon.aggregator.api;

import static io.sysmon.aggregator.served.PushText.pushOf;
import static io.sysmon.aggregator.served.PushText.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sysmon.aggregator.served.ApiTestCase;
import io.sysmon.aggregator.served.PushText;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /api/hosts}, sentence by sentence of the contract. */
class HostsTest extends ApiTestCase {

    private static final long THEN = 1_675_728_000;

    @Test
    void listsNothingBeforeTheFirstPush() {
        JsonNode answer = get("api/hosts");

        assertThat(answer.get("hosts")).isEmpty();
        assertThat(answer.get("count").asInt()).isZero();
        assertThat(answer.get("total").asInt()).isZero();
    }

    @Test
    void showsAHostAsItsLastPushLeftIt() {
        long before = now();
        accepted(PushText.seed());

        JsonNode answer = get("api/hosts");
        JsonNode host = answer.get("hosts").get(0);

        assertThat(answer.get("count").asInt()).isEqualTo(1);
        assertThat(answer.get("total").asInt()).isEqualTo(1);
        assertThat(answer.get("timestamp").asLong()).isBetween(before, now());
        assertThat(host.get("hostname").asText()).isEqualTo("web-server-01");
        assertThat(host.get("first_seen").asLong()).isBetween(before, now());
        assertThat(host.get("last_seen").asLong()).isBetween(before, now());
        assertThat(host.get("tags"))
                .isEqualTo(parse(
                        "{\"datacenter\": \"us-east-1\", \"environment\": \"production\", \"role\": \"web-server\"}"));
        assertThat(host.get("version").asText()).isEqualTo("0.5.0");
        assertThat(host.get("platform").asText()).isEqualTo("Linux");
        assertThat(host.get("status").asText()).isEqualTo("online");
    }

    @Test
    void showsNullForWhatAHostNeverSaid() {
        accepted(pushOf("bare-01"));

        JsonNode host = get("api/hosts/bare-01").get("host");

        assertThat(host.get("version").isNull()).isTrue();
        assertThat(host.get("platform").isNull()).isTrue();
        assertThat(host.get("tags")).isEmpty();
        assertThat(host.get("latest")).isEmpty();
    }

    @Test
    void carriesTheHeadlineFiguresOfTheNewestTick() {
        accepted(pushOf(
                "web-01",
                sample(THEN, "cpu.total_usage", "34.5"),
                sample(THEN, "cpu.cores", "8"),
                sample(THEN, "memory.total_bytes", "4294967296"),
                sample(THEN, "memory.used_bytes", "2254857830"),
                sample(THEN, "memory.usage_percent", "52.5"),
                sample(THEN, "load.1m", "1.45"),
                sample(THEN, "filesystem.usage_percent", "40", "mount=/"),
                sample(THEN, "filesystem.usage_percent", "91.5", "mount=/var"),
                sample(THEN, "network.rx_bytes_per_sec", "100", "interface=eth0"),
                sample(THEN, "network.rx_bytes_per_sec", "50", "interface=eth1"),
                sample(THEN, "network.tx_bytes_per_sec", "7", "interface=eth0"),
                sample(THEN, "disk.read_bytes_per_sec", "1", "device=sda"),
                sample(THEN, "disk.read_bytes_per_sec", "2", "device=sdb"),
                sample(THEN, "disk.write_bytes_per_sec", "3", "device=sda"),
                sample(THEN, "swap.used_bytes", "1")));

        assertThat(get("api/hosts").get("hosts").get(0).get("latest")).isEqualTo(parse("""
                                {"cpu.total_usage": 34.5, "cpu.cores": 8, "memory.total_bytes": 4294967296, "memory.used_bytes": 2254857830,
                                 "memory.usage_percent": 52.5, "load.1m": 1.45, "filesystem.usage_percent": 91.5,
                                 "network.rx_bytes_per_sec": 150, "network.tx_bytes_per_sec": 7, "disk.read_bytes_per_sec": 3,
                                 "disk.write_bytes_per_sec": 3, "timestamp": 1675728000}
                                """));
    }

    @Test
    void filtersByStatusTagAndText() {
        accepted("{\"hostname\": \"web-01\", \"tags\": {\"role\": \"web\", \"env\": \"prod\"}, \"metrics\": []}");
        accepted("{\"hostname\": \"web-02\", \"tags\": {\"role\": \"web\", \"env\": \"test\"}, \"metrics\": []}");
        accepted("{\"hostname\": \"db-01\", \"tags\": {\"role\": \"db\", \"env\": \"prod\"}, \"metrics\": []}");

        assertThat(names("status", "online")).containsExactly("db-01", "web-01", "web-02");
        assertThat(names("status", "offline")).isEmpty();
        assertThat(names("tag", "role:web")).containsExactly("web-01", "web-02");
        assertThat(names("tag", "role:web", "tag", "env:prod")).containsExactly("web-01");
        assertThat(names("q", "WEB-0")).containsExactly("web-01", "web-02");
        assertThat(names("q", "prod")).containsExactly("db-01", "web-01");
        assertThat(names("q", "nothing-of-the-kind")).isEmpty();
    }

    @Test
    void ordersAndPages() {
        accepted(pushOf("a", sample(THEN, "cpu.total_usage", "10")));
        accepted(pushOf("b", sample(THEN, "cpu.total_usage", "90")));
        accepted(pushOf("c"));
        accepted(pushOf("d", sample(THEN, "cpu.total_usage", "50")));

        assertThat(names("sort", "cpu")).containsExactly("a", "d", "b", "c");
        assertThat(names("sort", "cpu", "order", "desc")).containsExactly("b", "d", "a", "c");
        assertThat(names("order", "desc")).containsExactly("d", "c", "b", "a");
        assertThat(names("limit", 2, "offset", 1)).containsExactly("b", "c");
        JsonNode page = get("api/hosts", "limit", 3);
        assertThat(page.get("count").asInt()).isEqualTo(3);
        assertThat(page.get("total").asInt()).isEqualTo(4);
        assertThat(names("offset", 10)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"status, late", "sort, size", "order, up", "limit, 0", "limit, 10001", "offset, -1", "tag, role"})
    void saysWhichParameterIsWrong(String parameter, String value) {
        assertThat(problem(ask("api/hosts", parameter, value), 400)).startsWith(parameter + " must be");
    }

    @Test
    void showsOneHostWithItsSeries() {
        accepted(pushOf("web-01", sample(THEN, "load.1m", "1"), sample(THEN, "disk.queue_depth", "0", "device=sda")));

        JsonNode answer = get("api/hosts/web-01");

        assertThat(answer.get("host").get("hostname").asText()).isEqualTo("web-01");
        assertThat(answer.get("series"))
                .isEqualTo(parse("[{\"metric_type\": \"disk.queue_depth\", \"tags\": \"device=sda\"},"
                        + " {\"metric_type\": \"load.1m\", \"tags\": \"\"}]"));
        assertThat(answer.has("timestamp")).isTrue();
    }

    @Test
    void knowsNoHostThatNeverPushed() {
        assertThat(problem(ask("api/hosts/nobody"), 404)).contains("no host");
    }

    @Test
    void findsHostsWhoseNamesHaveColons() {
        accepted(pushOf("10.0.0.1:9100"));

        assertThat(get("api/hosts/10.0.0.1:9100").get("host").get("hostname").asText())
                .isEqualTo("10.0.0.1:9100");
    }

    @Test
    void forgetsAHostAndAllItsSamples() {
        accepted(pushOf("web-01", sample(THEN, "a.b", "1")));

        Response answer = authorised("api/hosts/web-01").delete();

        assertThat(answer.getStatus()).isEqualTo(204);
        problem(ask("api/hosts/web-01"), 404);
        problem(ask("api/latest", "host", "web-01"), 404);
        assertThat(get("api/metrics", "host", "web-01", "from", THEN, "to", THEN)
                        .get("series"))
                .isEmpty();
        problem(authorised("api/hosts/web-01").delete(), 404);
    }

    @Test
    void forgetsNoHostWithoutAToken() {
        accepted(pushOf("web-01"));

        problem(at("api/hosts/web-01").request().delete(), 401);

        get("api/hosts/web-01");
    }

    private List<String> names(Object... parameters) {
        List<String> names = new ArrayList<>();
        get("api/hosts", parameters)
                .get("hosts")
                .forEach(host -> names.add(host.get("hostname").asText()));
        return names;
    }
}
