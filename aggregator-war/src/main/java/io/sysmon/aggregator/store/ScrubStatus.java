package io.sysmon.aggregator.store;

/**
 * How far the scrub is. Immutable.
 *
 * @param checked runs and rows of roll-ups that were read since the store was opened, the damaged ones included
 * @param passes how often all of the database was gone through
 * @param lastPass when that was last so: the aggregator's clock, Unix seconds; 0 for not yet
 */
public record ScrubStatus(long checked, long passes, long lastPass) {

    static final ScrubStatus START = new ScrubStatus(0, 0, 0);

    ScrubStatus plus(int more) {
        return new ScrubStatus(checked + more, passes, lastPass);
    }

    ScrubStatus passedAt(long now) {
        return new ScrubStatus(checked, passes + 1, now);
    }
}
