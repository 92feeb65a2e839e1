package io.sysmon.aggregator.api.request;

import java.io.IOException;
import java.io.Serial;

/** All pushes, or answers, together are more than may be in hand at a time; this one comes again later. */
public final class TooMuchInFlightException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    TooMuchInFlightException(String what) {
        super("too many " + what + " at once");
    }
}
