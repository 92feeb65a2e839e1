package io.sysmon.aggregator.domain;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A token that the aggregator made, without its secret. Immutable.
 *
 * @param name what people call it, unique
 * @param hash SHA-256 of the secret, hexadecimal
 * @param kind what it is good for
 * @param hosts patterns of the host names that it may push as; empty: every name
 * @param tags for each key a pattern that the host's tag must fit; empty: whatever tags
 * @param created Unix seconds
 * @param lastUsed Unix seconds, to the minute; empty when it never was
 */
public record AccessToken(
        String name,
        String hash,
        Kind kind,
        List<String> hosts,
        Map<String, String> tags,
        long created,
        OptionalLong lastUsed) {

    /** Copies the patterns. */
    public AccessToken {
        hosts = List.copyOf(hosts);
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** What a token is good for. */
    public enum Kind {
        /** Writing: an agent's pushes, and, when it is bound to no host, everything else that writes. */
        PUSH,
        /** Looking, where looking needs a token. */
        VIEW
    }
}
