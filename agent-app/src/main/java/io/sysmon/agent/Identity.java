package io.sysmon.agent;

import io.sysmon.agent.config.AgentConfig;
import io.sysmon.protocol.HostIdentity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the agent says of itself and its host. */
final class Identity {

    private Identity() {}

    /** The agent's version, from its jar. */
    static String version() {
        return Objects.requireNonNullElse(Identity.class.getPackage().getImplementationVersion(), "development");
    }

    /** What every push says of the host; {@code instance} is the outbox's, where there is one. */
    static HostIdentity of(AgentConfig config, @Nullable String instance) {
        return new HostIdentity(config.hostname(), version(), System.getProperty("os.name"), config.tags(), instance);
    }
}
