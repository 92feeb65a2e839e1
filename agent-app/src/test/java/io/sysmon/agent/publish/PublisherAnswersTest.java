package io.sysmon.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.agent.publish.TestAggregator.Answer;
import io.sysmon.agent.publish.TestAggregator.Received;
import io.sysmon.protocol.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What becomes of a push by what is answered, or is not. */
class PublisherAnswersTest extends PublisherTestCase {

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

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
