package io.sysmon.aggregator.store;

/**
 * Where a run or a row of roll-ups belongs: what is lost when it cannot be read. Immutable.
 *
 * @param resolution of what is there
 * @param run the run's number; 0 for roll-ups
 * @param hostId the host's number
 * @param from the first second, Unix time
 * @param to the last second
 */
record Place(Resolution resolution, long run, long hostId, long from, long to) {

    static Place ofRun(long id, long hostId, long from, long to) {
        return new Place(Resolution.SAMPLES, id, hostId, from, to);
    }

    static Place ofRollups(Resolution resolution, long hostId, long from) {
        return new Place(resolution, 0, hostId, from, from + resolution.rowSeconds() - 1);
    }

    /** What is there, for people. */
    String part() {
        return switch (resolution) {
            case SAMPLES -> "run " + run;
            case MINUTES -> "roll-ups by the minute";
            case HOURS -> "roll-ups by the hour";
        };
    }
}
