package io.sysmon.aggregator.codec;

import java.io.Serial;

/**
 * The bytes are no run that {@link RunEncoder} made: damaged on disk, cut short, or of an unknown format version. The
 * message says what was found where, in bytes from the start of the run; it costs that run alone.
 */
public final class CorruptRunException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CorruptRunException(String message) {
        super(message);
    }
}
