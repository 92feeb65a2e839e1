package io.sysmon.aggregator.api.request;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.domain.Limit;
import java.io.IOException;

/** A body that goes on past one of its bounds. An IOException, so that it passes through whoever is reading. */
public final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    private final Limit limit;

    private BodyTooLargeException(Limit limit, String message) {
        super(message);
        this.limit = limit;
    }

    static BodyTooLargeException of(long maxBytes) {
        return new BodyTooLargeException(Limit.BODY, "the body must be at most " + maxBytes + " bytes, inflated");
    }

    static BodyTooLargeException inflating(int most, long compressed, long inflated) {
        return new BodyTooLargeException(
                Limit.INFLATION,
                "the body must inflate to at most " + most + " times its size, found " + inflated + " bytes from "
                        + compressed);
    }

    /** Which bound. */
    public Limit limit() {
        return limit;
    }

    /** The answer to it. */
    public ApiException problem() {
        return new ApiException(413, String.valueOf(getMessage()));
    }
}
