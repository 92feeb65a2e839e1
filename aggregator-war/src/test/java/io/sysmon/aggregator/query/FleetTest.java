package io.sysmon.aggregator.query;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.sysmon.aggregator.domain.FleetSummary;
import io.sysmon.aggregator.domain.FleetValues;
import io.sysmon.aggregator.domain.HostFilter;
import io.sysmon.aggregator.domain.HostStatus;
import io.sysmon.aggregator.fixture.PushBody;
import io.sysmon.aggregator.fixture.StoreTestCase;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FleetTest extends StoreTestCase {

    /** The four fleet queries over the views, with {@code unixepoch()} for the current time. */
    private static final String TOTAL_HOSTS = "SELECT COUNT(*) FROM hosts";

    private static final String ONLINE_HOSTS = """
            SELECT COUNT(*)
            FROM hosts
            WHERE last_seen > (unixepoch() - 300)
            """;

    private static final String AVERAGE_CPU = """
            SELECT AVG(value) FROM (
                SELECT m.value
                FROM metrics m
                INNER JOIN hosts h ON m.host = h.hostname
                INNER JOIN (
                    SELECT host, MAX(timestamp) as max_ts
                    FROM metrics
                    WHERE metric_type = 'cpu.total_usage'
                    GROUP BY host
                ) latest ON m.host = latest.host
                        AND m.timestamp = latest.max_ts
                WHERE h.last_seen > (unixepoch() - 300)
                  AND m.metric_type = 'cpu.total_usage'
            )
            """;

    private static final String MEMORY_USED = """
            SELECT SUM(value) FROM (
                SELECT m.value
                FROM metrics m
                INNER JOIN hosts h ON m.host = h.hostname
                INNER JOIN (
                    SELECT host, MAX(timestamp) as max_ts
                    FROM metrics
                    WHERE metric_type = 'memory.used_bytes'
                    GROUP BY host
                ) latest ON m.host = latest.host
                        AND m.timestamp = latest.max_ts
                WHERE h.last_seen > (unixepoch() - 300)
                  AND m.metric_type = 'memory.used_bytes'
            )
            """;

    @Test
    void sumsUpTheHostsThatAreOnline() {
        store.push(PushBody.of("gone").sample(START, "cpu.total_usage", 99).sample(START, "memory.used_bytes", 99));
        clock.advance(300);
        store.push(PushBody.of("a")
                .sample(START + 300, "cpu.total_usage", 10)
                .sample(START + 300, "memory.used_bytes", 1000));
        store.push(PushBody.of("b").sample(START + 300, "cpu.total_usage", 30));

        assertThat(store.fleet().summary()).isEqualTo(new FleetSummary(3, 2, 20, 1000));
        assertThat(store.fleet().summary().offlineHosts()).isEqualTo(1);
    }

    @Test
    void anEmptyFleetHasNoMeanAndNoMemory() {
        FleetSummary summary = store.fleet().summary();

        assertThat(summary.avgCpuUsage()).isEmpty();
        assertThat(summary.memoryUsedBytes()).isZero();
        assertThat(summary.totalHosts()).isZero();
    }

    @Test
    void agreesWithTheFleetQueriesOverTheViews() {
        clock.set(System.currentTimeMillis() / 1000);
        long now = clock.now();
        Random random = new Random(7);
        for (int host = 0; host < 30; host++) {
            clock.set(host < 5 ? now - 1000 : now);
            PushBody body = PushBody.of("host-" + host);
            if (host % 7 != 0) {
                body.sample(now - 2L * host, "cpu.total_usage", random.nextInt(10_000) / 100.0);
            }
            if (host % 3 == 0) {
                body.sample(now - 2L * host, "cpu.total_usage", "socket=1", random.nextInt(10_000) / 100.0);
                body.sample(now - 50L * host, "cpu.total_usage", "socket=2", 100);
            }
            if (host % 5 != 0) {
                body.sample(now, "memory.used_bytes", 1e6 * random.nextInt(1_000_000));
            }
            store.push(body);
        }
        clock.set(now);
        await().until(() -> store.select("SELECT count(*) FROM metrics").equals(String.valueOf(latestSamples())));

        FleetSummary summary = store.fleet().summary();
        assertThat(summary.totalHosts()).isEqualTo(Integer.parseInt(store.select(TOTAL_HOSTS)));
        assertThat(summary.onlineHosts()).isEqualTo(Integer.parseInt(store.select(ONLINE_HOSTS)));
        assertThat(summary.onlineHosts()).isEqualTo(25);
        assertThat(summary.avgCpuUsage().orElseThrow())
                .isCloseTo(Double.parseDouble(store.select(AVERAGE_CPU)), within(1e-9));
        assertThat(summary.memoryUsedBytes()).isEqualTo(Double.parseDouble(store.select(MEMORY_USED)));
    }

    @Test
    void viewsTellTheStatusByTheClock() {
        clock.set(System.currentTimeMillis() / 1000);
        store.push(PushBody.of("on"));
        clock.advance(-1000);
        store.push(PushBody.of("off"));

        assertThat(store.select("SELECT group_concat(hostname || '=' || status ORDER BY hostname) FROM hosts"))
                .isEqualTo("off=offline,on=online");
    }

    @Test
    void givesOneMetricOfEveryHostInColumns() {
        store.push(PushBody.of("a").sample(START, "cpu.total_usage", 10));
        store.push(PushBody.of("b").sample(START, "load.1m", 1));
        clock.advance(400);
        store.push(PushBody.of("c").sample(START + 400, "cpu.total_usage", 30));

        FleetValues values = store.fleet().values("cpu.total_usage", HostFilter.ALL);

        assertThat(values.hosts()).containsExactly("a", "b", "c");
        assertThat(values.values()).containsExactly(10, Double.NaN, 30);
        assertThat(values.status()).containsExactly(HostStatus.OFFLINE, HostStatus.OFFLINE, HostStatus.ONLINE);
        assertThat(values.lastSeen()).containsExactly(START, START, START + 400);
        assertThat(store.fleet()
                        .values("cpu.total_usage", new HostFilter(HostStatus.ONLINE, List.of(), null))
                        .hosts())
                .containsExactly("c");
    }

    @Test
    void addsUpBytesOfDevicesAndTakesTheFullestOfPercentages() {
        store.push(PushBody.of("h")
                .sample(START, "disk.read_bytes_per_sec", "device=sda", 100)
                .sample(START, "disk.read_bytes_per_sec", "device=sdb", 20)
                .sample(START, "disk.read_bytes_per_sec", "device=dm-0", 120)
                .sample(START - 10, "disk.read_bytes_per_sec", "device=unplugged", 5000)
                .sample(START, "disk.utilization_percent", "device=sda", 7)
                .sample(START, "disk.utilization_percent", "device=sdb", 9));

        assertThat(store.fleet()
                        .values("disk.read_bytes_per_sec", HostFilter.ALL)
                        .values())
                .containsExactly(120);
        assertThat(store.fleet()
                        .values("disk.utilization_percent", HostFilter.ALL)
                        .values())
                .containsExactly(9);
    }

    private int latestSamples() {
        return store.latest().ofAllHosts(List.of()).stream()
                .mapToInt(samples -> samples.size())
                .sum();
    }
}
