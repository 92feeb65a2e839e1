package io.sysmon.protocol;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a push says of its host. Immutable. A part that is {@code null} was not said, and leaves what the host last said
 * of it in force.
 *
 * @param hostname 1–253 characters; see {@link WireRules#isHostname}; case matters
 * @param version the agent's version, at most 64 characters
 * @param platform the host's operating system, at most 64 characters
 * @param tags at most 32 pairs the operator gave the host, in order of their keys
 * @param instance an id that the agent made once and keeps, at most 64 characters
 */
public record HostIdentity(
        String hostname,
        @Nullable String version,
        @Nullable String platform,
        @Nullable Map<String, String> tags,
        @Nullable String instance) {

    /** Copies {@code tags} into key order. */
    public HostIdentity {
        tags = tags == null ? null : Collections.unmodifiableMap(new TreeMap<>(tags));
    }
}
