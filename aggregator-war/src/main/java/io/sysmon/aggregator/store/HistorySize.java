package io.sysmon.aggregator.store;

/**
 * How much history there is and how much a day brings. Immutable.
 *
 * @param samples of samples, sealed or not
 * @param minutes of roll-ups of a minute
 * @param hours of roll-ups of an hour
 * @param hosts how many hosts sent something in the last day
 */
public record HistorySize(Part samples, Part minutes, Part hours, int hosts) {

    /**
     * One resolution.
     *
     * @param bytes all of it
     * @param bytesADay what all hosts together bring a day, by the last day's closed hours
     */
    public record Part(long bytes, double bytesADay) {}

    /** The part of one resolution. */
    public Part of(Resolution resolution) {
        return switch (resolution) {
            case SAMPLES -> samples;
            case MINUTES -> minutes;
            case HOURS -> hours;
        };
    }

    /** What one host brings a day at all resolutions together, 0 without any. */
    public double bytesAHostAndDay() {
        double aDay = samples.bytesADay + minutes.bytesADay + hours.bytesADay;
        return hosts == 0 ? 0 : aDay / hosts;
    }
}
