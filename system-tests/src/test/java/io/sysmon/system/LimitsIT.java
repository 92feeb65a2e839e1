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
import io.sysmon.system.harness.SlowReaders;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.UncheckedIOException;
import java.time.Duration;
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
                        "SYSMON_MAX_PUSHES_CLIENT", "20",
                        "SYSMON_MAX_READS_CLIENT", "8"));
        api = aggregator.api();
    }

    @Test
    void clientThatStallsInHundredsOfBodiesLeavesThreadsToTheOthers() {
        for (int i = 0; i < 300; i++) {
            system.closeLater(new RawHttp(aggregator.port(), SlowReaders.ADDRESS))
                    .send(head(1000) + "{\"hostname\":\"stalled\",");
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
    void clientThatDoesNotReadItsAnswersLeavesThreadsToTheOthers() {
        assertThat(SlowReaders.pushMuch(api).status()).isEqualTo(200);
        try (SlowReaders readers = new SlowReaders(aggregator.port(), 300)) {
            readers.ask("/");
            await("its share of reads hangs, beside the one that asks")
                    .until(() -> metric("sysmon_reads_in_hand") == 9);
            await("the end of the line").until(() -> refused("reads_client") >= 200);

            for (int i = 0; i < 20; i++) {
                assertThat(push(new PushBody("lively")).status()).isEqualTo(200);
                assertThat(api.get("api/hosts/lively").status()).isEqualTo(200);
            }
            assertThat(metric("sysmon_reads_in_hand")).isEqualTo(9);
        }
        await("nobody holds what is gone").until(() -> metric("sysmon_reads_in_hand") == 1);
        assertThat(SlowReaders.forgetMuch(api).status()).isEqualTo(204);
    }

    @Test
    void clientThatReadsNothingOfItsAnswerIsCutOff() {
        assertThat(SlowReaders.pushMuch(api).status()).isEqualTo(200);
        try (SlowReaders readers = new SlowReaders(aggregator.port(), 8)) {
            readers.ask("/");
            await("they hang").until(() -> metric("sysmon_reads_in_hand") == 9);

            String refusal = system.closeLater(new RawHttp(aggregator.port(), SlowReaders.ADDRESS))
                    .send("GET /api/hosts HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                    .readAll();
            assertThat(refusal)
                    .startsWith("HTTP/1.1 429 ")
                    .contains("Retry-After: 2\r\n", "Connection: close\r\n", "at most 8 reads from one address");
            await("cut off").atMost(Duration.ofMinutes(1)).until(() -> metric("sysmon_reads_in_hand") == 1);
        }
        assertThat(aggregator.program().output()).doesNotContain("SEVERE", "\tat ");
        assertThat(SlowReaders.forgetMuch(api).status()).isEqualTo(204);
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
        return metric("sysmon_refused_total{limit=\"" + limit + "\"}");
    }

    private static double metric(String name) {
        Matcher line = Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)")
                .matcher(api.get("metrics").body());
        assertThat(line.find()).as(name).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private static String head(int length) {
        return "POST /api/metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nX-SysMon-Token: "
                + aggregator.home().token()
                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + length + "\r\n\r\n";
    }
}
