package io.sysmon.aggregator.store;

/**
 * From when on history is kept, Unix seconds, for all hosts alike; 0 where nothing was dropped yet. Immutable.
 *
 * @param samples the first second of which samples are kept
 * @param minutes the first second of which roll-ups of a minute are kept
 * @param hours the first second of which roll-ups of an hour are kept
 */
public record KeptFrom(long samples, long minutes, long hours) {

    /** Before anything was dropped. */
    public static final KeptFrom START = new KeptFrom(0, 0, 0);

    /** The first second that is kept at a resolution. */
    public long of(Resolution resolution) {
        return switch (resolution) {
            case SAMPLES -> samples;
            case MINUTES -> minutes;
            case HOURS -> hours;
        };
    }

    /** The same with another first second at one resolution. */
    public KeptFrom with(Resolution resolution, long from) {
        return switch (resolution) {
            case SAMPLES -> new KeptFrom(from, minutes, hours);
            case MINUTES -> new KeptFrom(samples, from, hours);
            case HOURS -> new KeptFrom(samples, minutes, from);
        };
    }
}
