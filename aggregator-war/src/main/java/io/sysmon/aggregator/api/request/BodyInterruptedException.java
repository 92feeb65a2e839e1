package io.sysmon.aggregator.api.request;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The connection failed or stalled while a body was read, the body took too long, or the application ended. What came so far
 * says nothing about the push: its sender must not take the answer for a refusal.
 */
public final class BodyInterruptedException extends IOException {

    private static final long serialVersionUID = 1;

    /** Why a body was not read to its end. */
    public enum Reason {
        /** The connection failed, or said nothing for too long. */
        STALLED,
        /** Bytes still came, but too few. */
        TOO_SLOW,
        /** Nothing is taken any more. */
        STOPPING
    }

    private final Reason reason;

    private BodyInterruptedException(Reason reason, String message, @Nullable IOException cause) {
        super(message, cause);
        this.reason = reason;
    }

    static BodyInterruptedException of(IOException cause) {
        return new BodyInterruptedException(Reason.STALLED, "the body stopped coming", cause);
    }

    static BodyInterruptedException tooSlow(Duration time) {
        return new BodyInterruptedException(
                Reason.TOO_SLOW, "the body must come within " + time.toSeconds() + " seconds", null);
    }

    static BodyInterruptedException stopping() {
        return new BodyInterruptedException(Reason.STOPPING, "the aggregator is stopping", null);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
