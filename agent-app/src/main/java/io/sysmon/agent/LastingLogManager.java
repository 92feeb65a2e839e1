package io.sysmon.agent;

import java.util.logging.LogManager;

/**
 * A log manager that outlives the JDK's own shutdown hook, which would silence the log as soon as a stop begins. Named to
 * the JDK by {@link AgentLog}, so that it must not be initialized before.
 */
public final class LastingLogManager extends LogManager {

    /** For the JDK, which makes the one instance. */
    public LastingLogManager() {}

    /** Does nothing: what is set up stays until the process ends. */
    @Override
    public void reset() {}
}
