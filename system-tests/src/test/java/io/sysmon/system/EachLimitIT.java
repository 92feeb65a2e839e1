package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Answer;
import io.sysmon.system.harness.FreePort;
import io.sysmon.system.harness.Gzip;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.RawHttp;
import io.sysmon.system.harness.SlowReaders;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each limit of a running aggregator: its status, what it says, its count on {@code /metrics}; who is within it goes on. */
class EachLimitIT {

    private static final int MEBIBYTE = 1 << 20;
    private static final String MUCH = "api/latest?host=much-0";

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    /** Little room. */
    private static AggregatorProcess small;

    /** Little time. */
    private static AggregatorProcess hasty;

    @BeforeAll
    static void startBoth() {
        small = system.startAggregator(
                system.home("small"),
                FreePort.find(),
                Map.of(
                        "SYSMON_MAX_SAMPLES", "1000",
                        "SYSMON_MAX_SERIES", "50",
                        "SYSMON_MAX_SERIES_TOTAL", "200",
                        "SYSMON_MAX_SERIES_NAMES", "120",
                        "SYSMON_MAX_HOSTS", "8",
                        "SYSMON_MAX_PUSHES", "8",
                        "SYSMON_MAX_PUSHES_CLIENT", "6",
                        "SYSMON_MAX_POINTS", "500"));
        hasty = system.startAggregator(
                system.home("hasty"),
                FreePort.find(),
                Map.of(
                        "SYSMON_MAX_REQUESTS", "1",
                        "SYSMON_MAX_BODY_TIME", "3s",
                        "SYSMON_MAX_ANSWER_TIME", "1s",
                        "SYSMON_MAX_QUERY_TIME", "1ms"));
    }

    @Test
    void bodyThatIsTooLargeByItsLength() {
        double before = small.api().metric(refused("body"));
        String answer = raw(small, "127.0.0.1").send(head(small, 40 * MEBIBYTE)).readAll();

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("the body must be at most 33554432 bytes, inflated");
        assertThat(small.api().metric(refused("body"))).isEqualTo(before + 1);
    }

    @Test
    void bodyThatInflatesTooFar() {
        byte[] bomb = Gzip.of(" ".repeat(20 * MEBIBYTE).getBytes(StandardCharsets.UTF_8));
        Answer answer = small.api()
                .send(small.api()
                        .pushRequest("")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(bomb))
                        .build());

        assertProblem(answer, 413, "the body must inflate to at most 200 times its size");
        assertThat(small.api().metric(refused("inflation"))).isEqualTo(1);
    }

    @Test
    void moreSamplesThanAPushMayHave() {
        assertProblem(small.api().push(host("samples", "s", 1, 1001)), 413, "1000");
        assertThat(small.api().metric(refused("samples"))).isEqualTo(1);
        assertThat(small.api().push(host("samples", "s", 1, 1000)).status()).isEqualTo(200);
        forget("samples");
    }

    @Test
    void seriesOfAHostOfAllAndNamesThatAreTooMany() {
        assertStored(host("h0", "a", 60, 1), 50, "series is one too many for this host, which may have 50");
        assertThat(small.api().metric(refused("series"))).isEqualTo(10);

        double names = small.api().metric("sysmon_series");
        assertStored(host("h1", "b", 50, 1), 50, "");
        assertStored(host("h2", "c", 50, 1), (int) (120 - names - 50), "the name of the series is one too many");
        assertThat(small.api().metric(refused("series_names"))).isPositive();

        double left = 200 - small.api().metric("sysmon_host_series");
        assertStored(host("h3", "a", 50, 1), 50, "");
        assertStored(host("h4", "a", 50, 1), (int) (left - 50), "series is one too many for all hosts together");
        assertThat(small.api().metric(refused("series_total"))).isPositive();
        for (int host = 0; host < 5; host++) {
            forget("h" + host);
        }
    }

    @Test
    void hostsThatAreTooMany() {
        for (int host = 0; host < 8; host++) {
            assertThat(small.api().push(new PushBody("many-" + host)).status()).isEqualTo(200);
        }
        Answer ninth = small.api().push(new PushBody("many-8"));

        assertProblem(ninth, 503, "there may be 8 hosts");
        assertThat(ninth.header("Retry-After")).isEqualTo("60");
        assertThat(small.api().metric(refused("hosts"))).isEqualTo(1);
        assertThat(small.api().push(new PushBody("many-0")).status()).isEqualTo(200);
        for (int host = 0; host < 8; host++) {
            forget("many-" + host);
        }
    }

    @Test
    void pushesAtATimeOfAnAddressAndOfAll() {
        try (Stalled ofOne = new Stalled(6, "127.0.0.2");
                Stalled ofAnother = new Stalled(2, "127.0.0.3")) {
            ofOne.send("{");
            await("all are being read").until(() -> small.api().metric("sysmon_pushes_being_read") == 6);
            String seventh = raw(small, "127.0.0.2").send(head(small, 100)).readAll();
            assertThat(seventh)
                    .startsWith("HTTP/1.1 429 ")
                    .contains("Retry-After: 2\r\n", "at most 6 pushes from one address may be under way");
            assertThat(small.api().push(new PushBody("lively")).status()).isEqualTo(200);

            ofAnother.send("{");
            await("all are being read").until(() -> small.api().metric("sysmon_pushes_being_read") == 8);
            Answer ninth = small.api().push(new PushBody("lively"));
            assertProblem(ninth, 503, "at most 8 pushes may be under way");
            assertThat(ninth.header("Retry-After")).isEqualTo("2");
        }
        assertThat(small.api().metric(refused("pushes_client"))).isEqualTo(1);
        assertThat(small.api().metric(refused("pushes"))).isEqualTo(1);
        await("their places").until(() -> small.api().metric("sysmon_pushes_being_read") == 0);
        forget("lively");
    }

    /** Half of 256 MiB, of which four bodies of 30 MiB are nearly all. */
    @Test
    void bytesOfAllPushesInHand() {
        try (Stalled large = new Stalled(5, "127.0.0.2")) {
            large.send(" ".repeat(30 * MEBIBYTE));
            await("the fifth is refused").until(() -> small.api().metric(refused("bytes_in_flight")) == 1);

            assertThat(small.api().push(new PushBody("lively")).status()).isEqualTo(200);
        }
        await("their bytes").until(() -> small.api().metric("sysmon_push_bytes_in_flight") == 0);
        forget("lively");
    }

    @Test
    void pointsOfAnAnswer() {
        assertThat(small.api().push(host("points", "p", 1, 600)).status()).isEqualTo(200);
        String history = "api/metrics?host=points&from=-600&points=";

        assertProblem(small.api().get(history + "1000"), 400, "more than 500 points");
        assertThat(small.api().metric(refused("points"))).isEqualTo(1);
        assertThat(small.api().get(history + "100").status()).isEqualTo(200);
        forget("points");
    }

    @Test
    void pushesWhileTheDiskIsFullUpToItsReserve() {
        AggregatorProcess full = system.startAggregator(
                system.home("full"), FreePort.find(), Map.of("SYSMON_DISK_RESERVE", "1000000GB"));
        await("the first look at the disk").until(() -> full.api().metric("sysmon_ingest_accepting") == 0);
        Answer answer = full.api().push(new PushBody("any"));

        assertProblem(answer, 503, "");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(full.api().metric(refused("store"))).isEqualTo(1);
        assertThat(full.api().get("api/hosts").status()).isEqualTo(200);
    }

    @Test
    void requestsASecondWithOneToken() {
        Answer refusal = pushUntil(new PushBody("often"), status -> status == 429);

        assertProblem(refusal, 429, "at most 1 requests a second with one token, and there were more");
        assertThat(refusal.header("Retry-After")).isEqualTo("1");
        assertThat(hasty.api().metric(refused("requests"))).isPositive();
        pushUntil(new PushBody("often"), status -> status == 200);
    }

    @Test
    void bodyThatTrickles() {
        RawHttp trickling = bodyThatIsLetIn();

        await("an answer").until(() -> trickling.hasAnswer() || trickling.send(" ") == null);

        assertThat(trickling.readAll()).startsWith("HTTP/1.1 408 ").contains("Connection: close\r\n");
        assertThat(hasty.api().metric(refused("body_time"))).isEqualTo(1);
    }

    @Test
    void answerThatIsReadTooSlowly() {
        pushUntil(SlowReaders.much("much-0"), status -> status == 200);
        RawHttp slow = system.closeLater(RawHttp.withLittleRoom(hasty.port(), "127.0.0.1"));
        slow.send("GET /" + MUCH + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");

        await("it has hung for longer than it may")
                .during(Duration.ofMillis(1500))
                .until(() -> hasty.api().metric("sysmon_reads_in_hand") == 2);

        assertThat(slow.readWhatComes()).isLessThan(hasty.api().get(MUCH).body().length());
        await("cut off").until(() -> hasty.api().metric(refused("answer_time")) == 1);
        await("its place").until(() -> hasty.api().metric("sysmon_reads_in_hand") == 1);
    }

    @Test
    void bytesOfAnAnswerAndOfAllAnswersInHand() {
        for (int host = 0; host < 4; host++) {
            pushUntil(SlowReaders.much("much-" + host), status -> status == 200);
        }
        assertProblem(hasty.api().get("api/latest"), 400, "the answer would be larger than");
        assertThat(hasty.api().metric(refused("answer"))).isEqualTo(1);

        List<RawHttp> readers = new ArrayList<>();
        Answer one = hasty.api().get(MUCH);
        while (one.status() == 200) {
            double size = one.body().length();
            readers.add(RawHttp.withLittleRoom(hasty.port(), SlowReaders.ADDRESS)
                    .send("GET /" + MUCH + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
            await("it hangs")
                    .until(() -> hasty.api().metric("sysmon_answer_bytes_in_hand") > (readers.size() - 0.5) * size);
            one = hasty.api().get(MUCH);
        }

        assertProblem(one, 503, "too many answers at once");
        assertThat(one.header("Retry-After")).isEqualTo("2");
        assertThat(hasty.api().metric(refused("answer_bytes"))).isEqualTo(1);
        assertThat(hasty.api().get("api/hosts").status()).isEqualTo(200);
        readers.forEach(RawHttp::close);
        await("their bytes").until(() -> hasty.api().metric("sysmon_answer_bytes_in_hand") == 0);
    }

    @Test
    void queryThatTakesTooLong() {
        pushUntil(host("history", "h", 9, 10_000), status -> status == 200);
        Answer answer = hasty.api().get("api/metrics?host=history&from=-10000&points=10000");

        assertProblem(answer, 503, "the query took too long");
        assertThat(answer.header("Retry-After")).isEqualTo("10");
        assertThat(hasty.api().metric(refused("query"))).isEqualTo(1);
    }

    /** One that is not refused for the requests a second. */
    private static RawHttp bodyThatIsLetIn() {
        while (true) {
            RawHttp body = raw(hasty, "127.0.0.1").send(head(hasty, 100_000) + "{");
            await("a place or a refusal")
                    .until(() -> body.hasAnswer() || hasty.api().metric("sysmon_pushes_being_read") == 1);
            if (!body.hasAnswer()) {
                return body;
            }
        }
    }

    /** To the one whose requests a second are few; it breaks off bodies that it does not want. */
    private static Answer pushUntil(PushBody push, IntPredicate wanted) {
        String body = push.toString();
        while (true) {
            try {
                Answer answer = hasty.api().push(body);
                if (wanted.test(answer.status())) {
                    return answer;
                }
                assertThat(answer.status()).as(answer.body()).isIn(200, 429);
            } catch (UncheckedIOException brokenOff) {
                assertThat(hasty.program().isAlive()).isTrue();
            }
        }
    }

    private static PushBody host(String name, String metrics, int series, int samplesOfEach) {
        PushBody push = new PushBody(name);
        long from = Instant.now().getEpochSecond() - samplesOfEach;
        for (int i = 0; i < series * samplesOfEach; i++) {
            push.sample(from + i % samplesOfEach, metrics + i / samplesOfEach, i);
        }
        return push;
    }

    private static void forget(String host) {
        assertThat(small.api().delete("api/hosts/" + host).status()).isEqualTo(204);
    }

    private static void assertStored(PushBody push, int stored, String reasonOfTheOthers) {
        Answer answer = small.api().push(push);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("metrics_stored").asInt()).isEqualTo(stored);
        assertThat(answer.body()).contains(reasonOfTheOthers);
    }

    private static void assertProblem(Answer answer, int status, String detail) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("detail").asText()).contains(detail);
    }

    private static RawHttp raw(AggregatorProcess aggregator, String from) {
        return system.closeLater(new RawHttp(aggregator.port(), from));
    }

    private static String refused(String limit) {
        return "sysmon_refused_total{limit=\"" + limit + "\"}";
    }

    private static String head(AggregatorProcess aggregator, int length) {
        return "POST /api/metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nX-SysMon-Token: "
                + aggregator.home().token()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    }

    /** Pushes whose bodies begin and do not end. */
    private static final class Stalled implements AutoCloseable {

        private final List<RawHttp> pushes = new ArrayList<>();

        Stalled(int count, String from) {
            for (int i = 0; i < count; i++) {
                pushes.add(raw(small, from));
            }
        }

        void send(String beginning) {
            for (RawHttp push : pushes) {
                try {
                    push.send(head(small, 31 * MEBIBYTE) + beginning);
                } catch (UncheckedIOException refusedMeanwhile) {
                    assertThat(small.program().isAlive()).isTrue();
                }
            }
        }

        @Override
        public void close() {
            pushes.forEach(RawHttp::close);
        }
    }
}
