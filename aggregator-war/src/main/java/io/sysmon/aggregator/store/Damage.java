package io.sysmon.aggregator.store;

import java.time.Instant;

/**
 * A part of history that cannot be read and is left out of all answers; nothing else is. Immutable.
 *
 * @param part the run by its number, or which roll-ups
 * @param hostname whose
 * @param from the first second that may be lost, Unix time
 * @param to the last one
 * @param reason what is wrong with it, for operators
 */
public record Damage(String part, String hostname, long from, long to, String reason) {

    /** What and where, for people. */
    String named() {
        return part + " of " + hostname + ", " + Instant.ofEpochSecond(from) + " to " + Instant.ofEpochSecond(to);
    }
}
