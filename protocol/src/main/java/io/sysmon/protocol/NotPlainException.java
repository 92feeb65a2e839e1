package io.sysmon.protocol;

import java.io.Serial;

/** A push that {@link PlainPushReader} leaves to the JSON parser. Flow of control within this package, no error. */
final class NotPlainException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Without a stack trace, so that giving up costs nothing beside the reading itself. */
    NotPlainException() {
        super("not the plain form of a push", null, false, false);
    }
}
