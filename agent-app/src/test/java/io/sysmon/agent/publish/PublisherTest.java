package io.sysmon.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.agent.outbox.Outbox;
import io.sysmon.agent.outbox.OutboxLimits;
import io.sysmon.agent.publish.TestAggregator.Answer;
import io.sysmon.agent.publish.TestAggregator.Received;
import io.sysmon.protocol.PushAnswer;
import io.sysmon.protocol.Sample;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is pushed, in which form, and when. */
class PublisherTest extends PublisherTestCase {

    private static final Duration BACKLOG_PAUSE = Duration.ofSeconds(2);

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
        clock.set(Instant.ofEpochSecond(1_700_000_120));
        appendTicks(1, 1, 1);
        publisher.run();

        assertThat(publisher.status().timeOffsetSeconds()).isEqualTo(3);
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
}
