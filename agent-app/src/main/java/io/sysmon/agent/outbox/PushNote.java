package io.sysmon.agent.outbox;

/**
 * How pushing to one aggregator goes, for whoever looks from outside the agent. Immutable.
 *
 * @param pushedAt of the last push that was acknowledged, Unix seconds; 0 when there was none
 * @param triedAt of the last push, Unix seconds; 0 when there was none
 * @param failures pushes since then that were not acknowledged
 * @param problem what was wrong with the last push; empty when nothing was
 */
public record PushNote(long pushedAt, long triedAt, long failures, String problem) {

    /** Before the first push. */
    public static final PushNote NONE = new PushNote(0, 0, 0, "");

    /** After a push that was acknowledged; {@code problem} is empty unless samples of it were not taken. */
    public PushNote acknowledged(long at, String problemOfSamples) {
        return new PushNote(at, at, 0, problemOfSamples);
    }

    /** After a push that was not acknowledged. */
    public PushNote failed(long at, String newProblem) {
        return new PushNote(pushedAt, at, failures + 1, newProblem);
    }
}
