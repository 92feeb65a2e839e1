package io.sysmon.aggregator.store;

/** How finely history is kept. */
public enum Resolution {
    /** Every sample. */
    SAMPLES(1, RunWindow.SECONDS),

    /** Roll-ups of a minute. */
    MINUTES(60, RunWindow.SECONDS),

    /** Roll-ups of an hour; a row holds a day of them, so that its head is small beside its content. */
    HOURS(3600, 86_400);

    private final long step;
    private final long rowSeconds;

    Resolution(long step, long rowSeconds) {
        this.step = step;
        this.rowSeconds = rowSeconds;
    }

    /** The resolution of a step. */
    static Resolution ofStep(long step) {
        for (Resolution resolution : values()) {
            if (resolution.step == step) {
                return resolution;
            }
        }
        throw new IllegalArgumentException("expected a step of 1, 60 or 3600 seconds, found " + step);
    }

    /** Seconds of a bucket; 1 for samples. */
    public long step() {
        return step;
    }

    /** The span that one row covers, seconds; rows begin at its multiples. */
    public long rowSeconds() {
        return rowSeconds;
    }

    /** The first second of the row that a timestamp, not negative, lies in. */
    public long rowStartOf(long timestamp) {
        return timestamp - timestamp % rowSeconds;
    }
}
