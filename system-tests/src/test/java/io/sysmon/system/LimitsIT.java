package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Answer;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.FreePort;
import io.sysmon.system.harness.ProcFiles;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.RawHttp;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The limits of a running aggregator: who goes beyond them is told so and counted, and the others do not notice. */
class LimitsIT {

    private static final String ATTACKER = "127.0.0.2";
    private static final int MEBIBYTE = 1 << 20;

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    private static AggregatorProcess aggregator;
    private static Api api;

    @BeforeAll
    static void startAggregatorWithSmallLimits() {
        aggregator = system.startAggregator(
                system.home("home"),
                FreePort.find(),
                Map.of(
                        "SYSMON_MAX_HOSTS", "50",
                        "SYSMON_MAX_SERIES_TOTAL", "20000",
                        "SYSMON_MAX_SERIES_NAMES", "15000",
                        "SYSMON_MAX_REQUESTS", "100",
                        "SYSMON_MAX_PUSHES_CLIENT", "20"));
        api = aggregator.api();
    }

    @Test
    void clientThatStallsInHundredsOfBodiesLeavesThreadsToTheOthers() {
        for (int i = 0; i < 300; i++) {
            system.closeLater(new RawHttp(aggregator.port(), ATTACKER)).send(head(1000) + "{\"hostname\":\"stalled\",");
        }

        for (int i = 0; i < 20; i++) {
            assertThat(push(new PushBody("lively")).status()).isEqualTo(200);
            assertThat(api.get("api/hosts/lively").status()).isEqualTo(200);
        }
        await().until(() -> refused("pushes_client") + refused("requests") >= 250);
        assertThat(refused("pushes_client")).isPositive();
        assertThat(api.get("api/hosts/stalled").status()).isEqualTo(404);
    }

    @Test
    void hostsAndSeriesBeyondTheirNumberLeaveMemoryFlat() {
        pushSeries(0);
        long before = ProcFiles.residentBytes(aggregator.program().pid());
        Set<Integer> series = new TreeSet<>();
        Set<Integer> hosts = new TreeSet<>();
        for (int host = 1; host < 80; host++) {
            series.add(pushSeries(host).status());
            hosts.add(push(new PushBody("host-" + host)).status());
        }

        assertThat(series).isSubsetOf(200, 422, 503).contains(200, 422);
        assertThat(hosts).containsExactly(200, 503);
        assertThat(refused("hosts")).isPositive();
        assertThat(refused("series_names")).isPositive();
        assertThat(ProcFiles.residentBytes(aggregator.program().pid()) - before).isLessThan(96L * MEBIBYTE);
        assertThat(push(new PushBody("host-0")).status()).isEqualTo(200);
        for (int host = 1; host < 80; host++) {
            api.delete("api/hosts/host-" + host);
        }
    }

    /** As an agent does: comes back when it is told to wait, and when the connection breaks. */
    private static Answer push(PushBody push) {
        while (true) {
            try {
                Answer answer = api.push(push);
                if (answer.status() != 429) {
                    return answer;
                }
            } catch (UncheckedIOException brokenOff) {
                assertThat(aggregator.program().isAlive()).isTrue();
            }
        }
    }

    private static Answer pushSeries(int host) {
        PushBody push = new PushBody("host-" + host);
        for (int series = 0; series < 1000; series++) {
            push.sample(Instant.now().getEpochSecond(), "m." + host + "." + series, 1);
        }
        return push(push);
    }

    private static double refused(String limit) {
        Matcher count = Pattern.compile("sysmon_refused_total\\{limit=\"" + limit + "\"} (\\S+)")
                .matcher(api.get("metrics").body());
        assertThat(count.find()).as(limit).isTrue();
        return Double.parseDouble(count.group(1));
    }

    private static String head(int length) {
        return "POST /api/metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nX-SysMon-Token: "
                + aggregator.home().token()
                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + length + "\r\n\r\n";
    }
}
