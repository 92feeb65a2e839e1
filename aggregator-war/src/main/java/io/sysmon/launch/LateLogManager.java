package io.sysmon.launch;

import java.util.logging.LogManager;

/**
 * A log manager that keeps its handlers until the server has stopped. The JDK's own resets them in a shutdown hook,
 * beside ours and in no order, so that what stopping has to say would be lost.
 */
public final class LateLogManager extends LogManager {

    /** Called by the JDK's shutdown hook; does nothing. */
    @Override
    public void reset() {
        // The handlers write to the console without a buffer: there is nothing to flush and nothing to close.
    }
}
