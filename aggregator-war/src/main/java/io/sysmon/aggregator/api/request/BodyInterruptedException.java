package io.sysmon.aggregator.api.request;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The connection failed or stalled while a body was read, or the body took too long. What came so far says nothing about the
 * push: its sender must not take the answer for a refusal.
 */
public final class BodyInterruptedException extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean tooSlow;

    private BodyInterruptedException(String message, boolean tooSlow, @Nullable IOException cause) {
        super(message, cause);
        this.tooSlow = tooSlow;
    }

    static BodyInterruptedException of(IOException cause) {
        return new BodyInterruptedException("the body stopped coming", false, cause);
    }

    static BodyInterruptedException tooSlow(Duration time) {
        return new BodyInterruptedException("the body must come within " + time.toSeconds() + " seconds", true, null);
    }

    /** Whether bytes still came, but too few. */
    public boolean isTooSlow() {
        return tooSlow;
    }
}
