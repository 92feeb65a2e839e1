package io.sysmon.aggregator.ingest;

import io.sysmon.protocol.HostIdentity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says as which hosts a client may push. */
@FunctionalInterface
public interface HostRule {

    /** As any. */
    HostRule ANY = (pushed, known) -> true;

    /**
     * Whether the push may be taken.
     *
     * @param pushed what the push says of its host
     * @param knownTags the tags of the host as it stands, {@code null} when it is not registered
     */
    boolean permits(HostIdentity pushed, @Nullable Map<String, String> knownTags);
}
