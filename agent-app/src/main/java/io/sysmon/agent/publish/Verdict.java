package io.sysmon.agent.publish;

import io.sysmon.protocol.PushAnswer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a reply means for the batch that was pushed, as the wire contract has it. A batch leaves the outbox's list only
 * by {@link Acknowledged} and {@link SetAside}.
 */
sealed interface Verdict {

    /** What was wrong, or {@code null} when nothing was. */
    @Nullable Problem problem();

    /**
     * The aggregator has the batch.
     *
     * @param problem of samples that it did not take, or {@code null} when it took all
     */
    record Acknowledged(PushAnswer answer, @Nullable Problem problem) implements Verdict {}

    /** The aggregator will never take this batch. */
    record SetAside(Problem problem) implements Verdict {}

    /** The batch is too large for the aggregator. */
    record TooLarge(Problem problem) implements Verdict {}

    /**
     * Nothing is wrong with the batch: it is to be tried again.
     *
     * @param retryAfter how long to wait, or {@code null} to back off
     */
    record Keep(Problem problem, @Nullable Duration retryAfter) implements Verdict {}
}
