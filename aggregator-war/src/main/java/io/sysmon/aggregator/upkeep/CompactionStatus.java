package io.sysmon.aggregator.upkeep;

import org.jspecify.annotations.Nullable;

/**
 * How far a compaction is that somebody asked for. Immutable.
 *
 * @param state what it is doing
 * @param number counts them since the start, from 1; 0 when nobody has asked for one yet
 * @param part of the work, for people; empty before it began
 * @param done of the part, in a unit of its own
 * @param total in the same unit; 0 when it is not known
 * @param result when it is done
 * @param problem why it failed, when it did
 */
public record CompactionStatus(
        State state,
        long number,
        String part,
        long done,
        long total,
        @Nullable Compacted result,
        @Nullable String problem) {

    /** What a compaction is doing. */
    public enum State {
        /** Nobody has asked for one yet. */
        NONE,
        /** It begins after the round of upkeep that runs now. */
        WAITING,
        /** It is at work. */
        RUNNING,
        /** It has ended. */
        DONE,
        /** It has ended before its time; what it did stays done. */
        FAILED
    }

    static final CompactionStatus NONE = new CompactionStatus(State.NONE, 0, "", 0, 0, null, null);

    /** Whether it has not ended yet. */
    public boolean isUnfinished() {
        return state == State.WAITING || state == State.RUNNING;
    }

    CompactionStatus next() {
        return new CompactionStatus(State.WAITING, number + 1, "", 0, 0, null, null);
    }

    CompactionStatus at(String newPart, long newDone, long newTotal) {
        return new CompactionStatus(State.RUNNING, number, newPart, newDone, newTotal, null, null);
    }

    CompactionStatus done(Compacted compacted) {
        return new CompactionStatus(State.DONE, number, part, total, total, compacted, null);
    }

    CompactionStatus failed(String reason) {
        return new CompactionStatus(State.FAILED, number, part, done, total, null, reason);
    }
}
