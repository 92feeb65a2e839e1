package io.sysmon.aggregator.store;

/**
 * Where a part of history belongs: what is lost when it cannot be read. Immutable.
 *
 * @param part the run by its number, or the resolution of a row of roll-ups
 * @param hostId the host's number
 * @param from the first second, Unix time
 * @param to the last second
 */
record Place(String part, long hostId, long from, long to) {

    static Place ofRun(long id, long hostId, long from, long to) {
        return new Place("run " + id, hostId, from, to);
    }

    static Place ofRollups(Resolution resolution, long hostId, long from) {
        String part = resolution == Resolution.HOURS ? "roll-ups by the hour" : "roll-ups by the minute";
        return new Place(part, hostId, from, from + resolution.rowSeconds() - 1);
    }
}
