package io.sysmon.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.agent.outbox.Outbox;
import io.sysmon.agent.outbox.OutboxLimits;
import io.sysmon.agent.publish.TestAggregator.Answer;
import io.sysmon.agent.publish.TestAggregator.Received;
import io.sysmon.protocol.HostIdentity;
import io.sysmon.protocol.PushAnswer;
import io.sysmon.protocol.Sample;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublisherTest {

    private static final HostIdentity HOST =
            new HostIdentity("web-server-01", "0.5.0", "Linux", Map.of("role", "web"), "instance-1");
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration BACKLOG_PAUSE = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock();
    private final TestAggregator aggregator = new TestAggregator();
    private Outbox outbox;
    private Publisher publisher;

    @BeforeEach
    void open() {
        String url = aggregator.url().toString();
        outbox = Outbox.open(directory.resolve("agent.db"), new OutboxLimits(10_000, 10_000, 64 << 20), List.of(url));
        publisher = publisherWithTimeout(Duration.ofSeconds(5));
    }

    @AfterEach
    void close() {
        publisher.close();
        outbox.close();
        aggregator.close();
    }

    @Test
    void pushesGzippedJsonWithTheTokenAndWhatTheHostSaysOfItself() {
        appendTicks(1, 5, 2);
        Duration wait = publisher.run();

        Received push = aggregator.received().get(0);
        assertThat(push.path()).isEqualTo("/api/metrics");
        assertThat(push.headers())
                .containsEntry("X-SysMon-Token", "secret")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Content-Encoding", "gzip")
                .containsEntry("User-Agent", "sysmon-agent/0.5.0");
        assertThat(push.push().host()).isEqualTo(HOST);
        assertThat(push.push().received()).isEqualTo(10);
        assertThat(push.push().failed()).isZero();
        assertThat(wait).isBetween(Duration.ofMillis(1), INTERVAL);
    }

    @Test
    void pushesColumnsOnceTheAggregatorSaysThatItReadsThem() {
        aggregator.answer(PublisherTest::successOfOneThatReadsColumns);
        pushTick(1);
        pushTick(2);
        aggregator.answer(TestAggregator::success);
        pushTick(3);
        pushTick(4);

        assertThat(encodings()).containsExactly("gzip", "sysmon-1", "sysmon-1", "gzip");
        assertThat(aggregator.received())
                .extracting(Received::timestamps)
                .containsExactly(times(1, 1), times(2, 2), times(3, 3), times(4, 4));
        assertThat(aggregator.received().get(1).push().host()).isEqualTo(HOST);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 415, 422, 501})
    void sendsRowsAtOnceAndForAnHourWhenColumnsAreNotTaken(int status) {
        aggregator.answer(PublisherTest::successOfOneThatReadsColumns);
        pushTick(1);
        aggregator.answer(request -> isRows(request)
                ? successOfOneThatReadsColumns(request)
                : Answer.of(status, new String(answerOfAnOlderOne(), StandardCharsets.UTF_8)));
        pushTick(2);
        publisher.run();
        pushTick(3);
        aggregator.answer(PublisherTest::successOfOneThatReadsColumns);
        clock.advance(Duration.ofHours(1));
        pushTick(4);

        assertThat(encodings()).containsExactly("gzip", "sysmon-1", "gzip", "gzip", "sysmon-1");
        assertThat(aggregator.received().get(2).timestamps()).isEqualTo(times(2, 2));
        assertThat(outbox.status().pendingTicks()).isZero();
    }

    @Test
    void keepsToColumnsWhileTheAggregatorIsBusy() {
        aggregator.answer(PublisherTest::successOfOneThatReadsColumns);
        pushTick(1);
        aggregator.answer(request -> Answer.of(503, ""));
        pushTick(2);
        aggregator.answer(PublisherTest::successOfOneThatReadsColumns);
        publisher.run();

        assertThat(encodings()).containsExactly("gzip", "sysmon-1", "sysmon-1");
        assertThat(outbox.status().pendingTicks()).isZero();
    }

    @Test
    void pushesNothingTwiceThatWasAcknowledged() {
        appendTicks(1, 2, 1);
        publisher.run();
        clock.advance(INTERVAL);
        appendTicks(3, 3, 1);
        publisher.run();

        assertThat(aggregator.received()).extracting(Received::timestamps).containsExactly(times(1, 2), times(3, 3));
    }

    @Test
    void pushesToAContextPath() {
        Outbox other = Outbox.open(
                directory.resolve("other.db"),
                new OutboxLimits(9, 9, 64 << 20),
                List.of(aggregator.url() + "/sysmon/"));
        PushTarget target = new PushTarget(
                URI.create(aggregator.url() + "/sysmon/"), () -> "secret", HOST, INTERVAL, Network.direct(INTERVAL));
        try (other;
                Publisher toContext = new Publisher(other, target, clock, new Random(1))) {
            other.append(1, List.of(new Sample(1, "load.1m", "", 1)));
            toContext.run();
        }
        assertThat(aggregator.received()).extracting(Received::path).containsExactly("/sysmon/api/metrics");
    }

    @Test
    void pushesTheSameTicksAgainUntilTheyAreAcknowledged() {
        aggregator.answer(request -> Answer.of(500, "oops"));
        appendTicks(1, 2, 1);
        assertThat(publisher.run()).isLessThanOrEqualTo(Duration.ofSeconds(2));
        appendTicks(3, 3, 1);
        aggregator.answer(TestAggregator::success);
        publisher.run();

        assertThat(aggregator.received()).extracting(Received::timestamps).containsExactly(times(1, 2), times(1, 3));
        assertThat(publisher.status().failures()).isEqualTo(1);
    }

    @Test
    void keepsTicksWhenAnotherProgramAnswersTwoHundred() {
        aggregator.answer(request -> Answer.of(200, "<html>Log in, please</html>"));
        appendTicks(1, 2, 1);
        publisher.run();

        assertStillPending(times(1, 2));
    }

    @Test
    void keepsTicksWhenTheAnswerNamesAnotherHost() {
        aggregator.answer(request -> Answer.of(
                200,
                "{\"status\":\"success\",\"hostname\":\"other\",\"metrics_received\":2,\"metrics_stored\":2,"
                        + "\"metrics_failed\":0,\"timestamp\":1}"));
        appendTicks(1, 2, 1);
        publisher.run();

        assertStillPending(times(1, 2));
    }

    @Test
    void keepsTicksWhenTheAnswerCountsLessThanWasSent() {
        aggregator.answer(request -> Answer.of(
                200,
                "{\"status\":\"success\",\"hostname\":\"web-server-01\",\"metrics_received\":1,\"metrics_stored\":1,"
                        + "\"metrics_failed\":0,\"timestamp\":1}"));
        appendTicks(1, 2, 1);
        publisher.run();

        assertStillPending(times(1, 2));
    }

    @Test
    void setsABatchAsideThatIsRefusedForGoodAndGoesOn() {
        for (int status : new int[] {400, 415, 422}) {
            aggregator.answer(request -> Answer.of(status, "no"));
            appendTicks(status, status, 1);
            clock.advance(INTERVAL);
            publisher.run();
        }
        aggregator.answer(TestAggregator::success);
        appendTicks(500, 500, 1);
        clock.advance(INTERVAL);
        publisher.run();

        assertThat(aggregator.received().get(3).timestamps()).isEqualTo(times(500, 500));
        assertThat(outbox.status().pendingTicks()).isZero();
    }

    @Test
    void keepsTicksAndWaitsAMinuteAtMostWhenTheTokenIsWrong() {
        for (int status : new int[] {401, 403}) {
            aggregator.answer(request -> Answer.of(status, "{}").with("WWW-Authenticate", "Token realm=\"sysmon\""));
            appendTicks(status, status, 1);

            assertThat(publisher.run()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(60));
        }
        assertStillPending(Set.of(401L, 403L));
    }

    @Test
    void halvesABatchThatIsTooLargeAndRetriesAtOnce() {
        aggregator.answer(
                request -> request.push().received() > 3 ? Answer.of(413, "") : TestAggregator.success(request));
        appendTicks(1, 10, 1);

        assertThat(publisher.run()).isEqualTo(Duration.ZERO);
        assertThat(publisher.run()).isEqualTo(Duration.ZERO);
        assertThat(publisher.run()).isGreaterThan(Duration.ZERO);
        assertThat(aggregator.received())
                .extracting(Received::timestamps)
                .containsExactly(times(1, 10), times(6, 10), times(9, 10));
    }

    /** A proxy on the way is set up so. */
    @Test
    void keepsASingleTickThatIsSaidToBeTooLargeUntilItIsTaken() {
        aggregator.answer(request -> Answer.of(413, ""));
        appendTicks(1, 2, 5);
        publisher.run();
        assertThat(publisher.run()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(2));
        assertStillPending(times(1, 2));

        aggregator.answer(TestAggregator::success);
        publisher.run();
        publisher.run();
        assertThat(outbox.status().pendingTicks()).isZero();
    }

    /** Noise hardly shrinks: three megabytes of JSON are more than one of gzip. */
    @Test
    void setsASingleTickAsideThatNoAggregatorWouldTake() {
        aggregator.answer(request -> Answer.of(413, ""));
        Random noise = new Random(1);
        List<Sample> tick = new ArrayList<>();
        for (int i = 0; i < 90_000; i++) {
            tick.add(new Sample(1, "metric." + Integer.toHexString(noise.nextInt()), "", noise.nextDouble()));
        }
        outbox.append(1, tick);
        publisher.run();

        assertThat(outbox.status().pendingTicks()).isZero();
    }

    @Test
    void makesItsBatchesLargerAgainAfterOneWasTooLarge() {
        aggregator.answer(
                request -> request.push().received() > 3 ? Answer.of(413, "") : TestAggregator.success(request));
        appendTicks(1, 40, 1);
        publisher.run();
        aggregator.answer(TestAggregator::success);
        while (outbox.status().pendingTicks() > 0) {
            publisher.run();
        }

        assertThat(aggregator.received().stream()
                        .skip(1)
                        .map(push -> push.timestamps().size()))
                .containsExactly(20, 20);
        appendTicks(41, 100, 1);
        clock.advance(INTERVAL);
        publisher.run();
        assertThat(aggregator.received().get(3).timestamps()).hasSize(24);
    }

    @Test
    void waitsAsLongAsABusyAggregatorSays() {
        aggregator.answer(request -> Answer.of(503, "").with("Retry-After", "17"));
        appendTicks(1, 1, 1);

        assertThat(publisher.run()).isEqualTo(Duration.ofSeconds(17));
        assertStillPending(times(1, 1));
    }

    @Test
    void followsNoRedirect() {
        aggregator.answer(request -> Answer.of(307, "").with("Location", aggregator.url() + "/elsewhere"));
        appendTicks(1, 1, 1);
        publisher.run();

        assertThat(aggregator.received()).extracting(Received::path).containsExactly("/api/metrics");
        assertStillPending(times(1, 1));
    }

    @Test
    void keepsTicksWhenNobodyListens() {
        aggregator.close();
        appendTicks(1, 2, 1);

        assertThat(publisher.run()).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertStillPending(times(1, 2));
    }

    @Test
    void keepsTicksWhenNoAnswerComesInTime() {
        CountDownLatch over = new CountDownLatch(1);
        aggregator.answer(request -> {
            await(over);
            return TestAggregator.success(request);
        });
        publisher.close();
        publisher = publisherWithTimeout(Duration.ofMillis(200));
        appendTicks(1, 2, 1);
        publisher.run();
        over.countDown();

        assertStillPending(times(1, 2));
        assertThat(publisher.status().failures()).isEqualTo(1);
    }

    @Test
    void pushesTheNewestTicksFirstAfterAnOutageAndThenTheBacklogInLargeBatchesAtABoundedRate() {
        appendTicks(1, 300, 200); // 60 000 samples: six times what goes first, more than one batch of backlog
        assertThat(publisher.run()).isEqualTo(BACKLOG_PAUSE);
        appendTicks(301, 301, 200);
        assertThat(publisher.run()).isGreaterThan(Duration.ZERO);
        clock.advance(INTERVAL);
        publisher.run();
        publisher.run();

        assertThat(aggregator.received())
                .extracting(Received::timestamps)
                .containsExactly(times(251, 300), times(51, 250), times(301, 301), times(1, 50));
        assertThat(outbox.status().pendingTicks()).isZero();
    }

    @Test
    void pushesBeforeItsMomentWhenTheAgentStops() {
        publisher.run();
        appendTicks(1, 2, 1);
        publisher.pushNow();

        assertThat(aggregator.received()).extracting(Received::timestamps).containsExactly(times(1, 2));
    }

    @Test
    void goesOnPushingWhenTheClockIsSetBack() {
        appendTicks(1, 1, 1);
        publisher.run();
        clock.advance(Duration.ofHours(-1));
        appendTicks(2, 2, 1);
        publisher.run();

        assertThat(aggregator.received()).extracting(Received::timestamps).containsExactly(times(1, 1), times(2, 2));
    }

    @Test
    void measuresTheAggregatorsClockAgainstItsOwn() {
        clock.now = Instant.ofEpochSecond(1_700_000_120);
        appendTicks(1, 1, 1);
        publisher.run();

        assertThat(publisher.status().timeOffsetSeconds()).isEqualTo(3);
    }

    private void pushTick(long timestamp) {
        clock.advance(INTERVAL);
        appendTicks(timestamp, timestamp, 2);
        publisher.run();
    }

    private List<String> encodings() {
        return aggregator.received().stream()
                .map(push -> push.headers().get("Content-Encoding"))
                .toList();
    }

    private static Answer successOfOneThatReadsColumns(Received request) {
        return TestAggregator.success(request).with("Accept-Encoding", "gzip, sysmon-1");
    }

    private static boolean isRows(Received request) {
        return "gzip".equals(request.headers().get("Content-Encoding"));
    }

    /** It knows no columns and finds no sample. */
    private static byte[] answerOfAnOlderOne() {
        return PushAnswer.of(HOST.hostname(), 0, 0, 1, List.of()).toJson();
    }

    private void appendTicks(long first, long last, int samples) {
        for (long timestamp = first; timestamp <= last; timestamp++) {
            List<Sample> tick = new ArrayList<>();
            for (int i = 0; i < samples; i++) {
                tick.add(new Sample(timestamp, "metric." + i, "", timestamp));
            }
            outbox.append(timestamp, tick);
        }
    }

    private void assertStillPending(Set<Long> timestamps) {
        assertThat(outbox.status().pendingTicks()).isEqualTo(timestamps.size());
    }

    private static Set<Long> times(long first, long last) {
        Set<Long> times = new TreeSet<>();
        for (long time = first; time <= last; time++) {
            times.add(time);
        }
        return times;
    }

    private Publisher publisherWithTimeout(Duration timeout) {
        PushTarget target = new PushTarget(aggregator.url(), () -> "secret", HOST, INTERVAL, Network.direct(timeout));
        return new Publisher(outbox, target, clock, new Random(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** A clock that a test sets. */
    private static final class SetClock extends Clock {

        private Instant now = Instant.ofEpochSecond(1_700_000_000);

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
