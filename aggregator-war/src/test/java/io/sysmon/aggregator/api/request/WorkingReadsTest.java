package io.sysmon.aggregator.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorkingReadsTest {

    private static final long FOREVER_MILLIS = Long.MAX_VALUE;

    @Test
    void oneThatIsTooManyWaitsForAnotherToEnd() {
        WorkingReads reads = new WorkingReads(1, FOREVER_MILLIS);
        WorkingReads.Place first = reads.enter();
        CompletableFuture<WorkingReads.Place> second = new CompletableFuture<>();
        Thread waiting = new Thread(() -> second.complete(reads.enter()));
        waiting.start();

        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        assertThat(second).isNotDone();
        first.close();
        first.close();
        second.join().close();

        assertThat(reads.size()).isZero();
    }

    @Test
    void oneThatHasWaitedLongEnoughGoesOnWithoutAPlace() {
        WorkingReads reads = new WorkingReads(1, 1);
        WorkingReads.Place first = reads.enter();

        reads.enter().close();
        assertThat(reads.size()).isOne();
        first.close();
        assertThat(reads.size()).isZero();
    }

    @Test
    void oneThatIsSmallNeedNotWait() {
        WorkingReads reads = new WorkingReads(1, FOREVER_MILLIS);
        WorkingReads.Place first = reads.enter();

        reads.none().close();

        assertThat(reads.size()).isOne();
        first.close();
    }

    @Test
    void oneThatIsInterruptedGoesOn() {
        WorkingReads reads = new WorkingReads(1, FOREVER_MILLIS);
        WorkingReads.Place first = reads.enter();
        Thread.currentThread().interrupt();

        reads.enter().close();

        assertThat(Thread.interrupted()).isTrue();
        first.close();
    }
}
