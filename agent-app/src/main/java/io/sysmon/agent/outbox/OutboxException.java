package io.sysmon.agent.outbox;

/** The outbox could not do what was asked; its message says what, on which file, and why. */
public final class OutboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the failure underneath. */
    public OutboxException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }

    /** Without a failure underneath. */
    public OutboxException(String message) {
        super(message);
    }
}
