package io.sysmon.agent.publish;

import io.sysmon.protocol.PushAnswer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a reply means for the batch that was pushed, as the wire contract has it. A batch leaves the outbox's list only
 * by {@link Acknowledged} and {@link SetAside}.
 */
sealed interface Verdict {

    /** What the log says of it; for one that is no failure, {@code ""}. */
    String problem();

    /** The aggregator has the batch. {@code problem} says so when it could not take every sample. */
    record Acknowledged(PushAnswer answer, String problem) implements Verdict {}

    /** The aggregator will never take this batch. */
    record SetAside(String problem) implements Verdict {}

    /** The batch is too large for the aggregator. */
    record TooLarge(String problem) implements Verdict {}

    /** Nothing is wrong with the batch; to be tried again after {@code retryAfter}, or, where it is {@code null}, by backing off. */
    record Keep(String problem, @Nullable Duration retryAfter) implements Verdict {}
}
