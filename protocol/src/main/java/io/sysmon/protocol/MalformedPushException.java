package io.sysmon.protocol;

/**
 * A body that is no push at all, or an answer that is none: nothing of it may be stored. The message tells the client what,
 * where and why.
 */
public final class MalformedPushException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a {@code message} that is safe to show to the client. */
    public MalformedPushException(String message) {
        super(message);
    }

    MalformedPushException(String message, Throwable cause) {
        super(message, cause);
    }
}
