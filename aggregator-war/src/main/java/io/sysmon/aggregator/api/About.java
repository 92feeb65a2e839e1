package io.sysmon.aggregator.api;

import java.time.Instant;

/**
 * The program that answers. Immutable.
 *
 * @param version such as {@code 0.5.0}
 * @param started when it opened its database
 */
public record About(String version, Instant started) {}
