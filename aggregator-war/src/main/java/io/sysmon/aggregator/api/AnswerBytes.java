package io.sysmon.aggregator.api;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.api.request.BytesInFlight;
import io.sysmon.aggregator.api.request.TooMuchInFlightException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Map;
import java.util.function.IntConsumer;

/** What the answer to a request takes of the memory for answers, until it is written. Stateless. */
public final class AnswerBytes {

    private static final String SHARE = BytesInFlight.Share.class.getName();

    private AnswerBytes() {}

    /** Gives a request its share; the caller closes it. */
    public static void put(HttpServletRequest request, BytesInFlight.Share share) {
        request.setAttribute(SHARE, share);
    }

    /**
     * Takes bytes of the share of a request; more than there are is an {@link ApiException} 503. What writes has none: its
     * answers are small.
     */
    static IntConsumer of(ContainerRequestContext request) {
        // the attributes of a servlet's request are the properties of JAX-RS
        if (request.getProperty(SHARE) instanceof BytesInFlight.Share share) {
            return bytes -> take(share, bytes);
        }
        return bytes -> {};
    }

    private static void take(BytesInFlight.Share share, int bytes) {
        try {
            share.take(bytes);
        } catch (TooMuchInFlightException e) {
            throw new ApiException(503, String.valueOf(e.getMessage()), Map.of("Retry-After", "2"));
        }
    }
}
