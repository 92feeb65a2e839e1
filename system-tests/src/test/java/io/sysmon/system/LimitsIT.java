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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The limits of a running aggregator: who goes beyond them is told so and counted, and the others do not notice. */
class LimitsIT {

    private static final String MUCH = "/api/latest?host=much";
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
                        "SYSMON_MAX_READS", "10",
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
        assertThat(push(SlowReaders.much("much")).status()).isEqualTo(200);
        try (SlowReaders readers = new SlowReaders(aggregator.port(), SlowReaders.ADDRESS, 300)) {
            readers.ask(MUCH);
            await("its share of reads hangs, beside the one that asks")
                    .until(() -> api.metric("sysmon_reads_in_hand") == 9);
            await("the end of the line").until(() -> refused("reads_client") >= 200);

            for (int i = 0; i < 20; i++) {
                assertThat(push(new PushBody("lively")).status()).isEqualTo(200);
                assertThat(api.get("api/hosts/lively").status()).isEqualTo(200);
            }
            assertThat(api.metric("sysmon_reads_in_hand")).isEqualTo(9);
        }
        awaitThatNobodyHoldsWhatIsGone();
        assertThat(api.delete("api/hosts/much").status()).isEqualTo(204);
    }

    @Test
    void clientsThatHoldAllReadsTogetherLeaveThreadsToPushes() {
        assertThat(push(SlowReaders.much("much")).status()).isEqualTo(200);
        try (SlowReaders ofOne = new SlowReaders(aggregator.port(), SlowReaders.ADDRESS, 8);
                SlowReaders ofAnother = new SlowReaders(aggregator.port(), "127.0.0.3", 2)) {
            ofOne.ask(MUCH);
            await("their share hangs").until(() -> api.metric("sysmon_reads_in_hand") == 9);
            ofAnother.ask(MUCH);
            Answer refusal = readUntilRefused();

            assertThat(refusal.body()).contains("at most 10 reads may be under way");
            assertThat(refusal.header("Retry-After")).isEqualTo("2");
            assertThat(push(new PushBody("lively")).status()).isEqualTo(200);
        }
        awaitThatNobodyHoldsWhatIsGone();
        assertThat(refused("reads")).isPositive();
        assertThat(api.delete("api/hosts/much").status()).isEqualTo(204);
    }

    @Test
    void clientsThatHoldAllReadsTogetherLeaveHealthToLoadBalancers() {
        assertThat(push(SlowReaders.much("much")).status()).isEqualTo(200);
        try (SlowReaders ofOne = new SlowReaders(aggregator.port(), SlowReaders.ADDRESS, 100);
                SlowReaders ofAnother = new SlowReaders(aggregator.port(), "127.0.0.3", 100)) {
            ofOne.ask(MUCH);
            ofAnother.ask(MUCH);
            readUntilRefused();

            for (int i = 0; i < 20; i++) {
                Answer health = api.get("api/health");
                assertThat(health.status()).as(health.body()).isEqualTo(200);
            }
        }
        awaitThatNobodyHoldsWhatIsGone();
        assertThat(api.delete("api/hosts/much").status()).isEqualTo(204);
    }

    /** Those that stood in line come to their turn, and only their answers find them gone. */
    private void awaitThatNobodyHoldsWhatIsGone() {
        await().atMost(Duration.ofMinutes(1)).until(() -> api.metric("sysmon_reads_in_hand") == 1);
    }

    /** However many are asked for at once, nobody can fill a connection with them and then not read. */
    @Test
    void healthIsAnsweredOnceAConnection() {
        String once = "GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

        String answers = system.closeLater(new RawHttp(aggregator.port(), SlowReaders.ADDRESS))
                .send(once.repeat(10))
                .readAll();

        assertThat(answers)
                .startsWith("HTTP/1.1 200 ")
                .containsOnlyOnce("HTTP/1.1 ")
                .contains("Connection: close\r\n")
                .endsWith("{\"status\":\"ok\"}");
    }

    @Test
    void clientThatReadsNothingOfItsAnswerIsCutOff() {
        assertThat(push(SlowReaders.much("much")).status()).isEqualTo(200);
        try (SlowReaders readers = new SlowReaders(aggregator.port(), SlowReaders.ADDRESS, 8)) {
            readers.ask(MUCH);
            await("they hang").until(() -> api.metric("sysmon_reads_in_hand") == 9);

            String refusal = system.closeLater(new RawHttp(aggregator.port(), SlowReaders.ADDRESS))
                    .send("GET /api/hosts HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                    .readAll();
            assertThat(refusal)
                    .startsWith("HTTP/1.1 429 ")
                    .contains("Retry-After: 2\r\n", "Connection: close\r\n", "at most 8 reads from one address");
            await("cut off").atMost(Duration.ofMinutes(1)).until(() -> api.metric("sysmon_reads_in_hand") == 1);
        }
        assertThat(aggregator.program().output()).doesNotContain("SEVERE", "\tat ");
        assertThat(api.delete("api/hosts/much").status()).isEqualTo(204);
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

    /** The last one that was asked for may have come before the places were all taken. */
    private static Answer readUntilRefused() {
        Answer answer = api.get("api/hosts");
        while (answer.status() == 200) {
            answer = api.get("api/hosts");
        }
        assertThat(answer.status()).isEqualTo(503);
        return answer;
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
        return api.metric("sysmon_refused_total{limit=\"" + limit + "\"}");
    }

    private static String head(int length) {
        return "POST /api/metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nX-SysMon-Token: "
                + aggregator.home().token()
                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + length + "\r\n\r\n";
    }
}
