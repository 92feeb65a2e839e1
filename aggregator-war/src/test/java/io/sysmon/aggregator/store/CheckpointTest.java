package io.sysmon.aggregator.store;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.domain.History;
import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistoryScope;
import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    private static final Deadline LATER = Deadline.in(Duration.ofMinutes(5));

    @TempDir
    Path folder;

    private OpenStore store;

    @BeforeEach
    void open() {
        store = OpenStore.in(folder, new ManualClock(START));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void cutsTheLogBackOnceNoReadHoldsOnToIt() {
        push(1);
        boolean whileReading = store.store().runs().read(LATER, snapshot -> {
            push(2);
            return store.store().checkpoint().cutLogBack();
        });
        assertThat(whileReading).isFalse();
        assertThat(logBytes()).isPositive();

        assertThat(store.store().checkpoint().cutLogBack()).isTrue();

        assertThat(logBytes()).isZero();
        push(3);
        assertThat(store.select("SELECT count(*) FROM run")).isEqualTo("3");
    }

    /** However slowly its answer is then written to a client. */
    @Test
    void aQueryThatHasReturnedHoldsOnToNothing() {
        push(1);
        HistoryScope scope = new HistoryScope.Named(List.of("h"));
        History inHand = store.history().query(new HistoryRequest(scope, List.of(), null, START, START + 3600, 1000));

        assertThat(store.store().checkpoint().cutLogBack()).isTrue();

        assertThat(inHand.series().get(0).values()).containsExactly(1);
    }

    @Test
    void aLogThatReadsLetGrowIsCutBackByTheNextRound() {
        Random random = new Random(1);
        store.store().runs().read(LATER, snapshot -> {
            for (int push = 0; logBytes() <= Checkpoint.LONGEST_LOG_BYTES; push++) {
                pushNoise(START + push * 100L, random);
            }
            store.store().checkpoint().keepLogShort();
            return logBytes();
        });
        assertThat(logBytes()).isGreaterThan(Checkpoint.LONGEST_LOG_BYTES);

        store.store().checkpoint().keepLogShort();

        assertThat(logBytes()).isZero();
    }

    @Test
    void aShortLogIsLeftToTheCommits() {
        push(1);

        store.store().checkpoint().keepLogShort();

        assertThat(logBytes()).isPositive();
    }

    private long logBytes() {
        return store.store().status().size().walBytes();
    }

    private void push(int number) {
        store.push(PushBody.of("h").sample(START + number, "m", number));
    }

    /** Some 800 KB that do not compress. */
    private void pushNoise(long from, Random random) {
        PushBody body = PushBody.of("h");
        for (int i = 0; i < 90_000; i++) {
            body.sample(from + i % 100, "m" + i / 100, random.nextGaussian());
        }
        store.push(body);
    }
}
