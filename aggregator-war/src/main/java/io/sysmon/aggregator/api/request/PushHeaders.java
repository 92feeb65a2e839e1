package io.sysmon.aggregator.api.request;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a push says of its body, and where it comes from. Immutable.
 *
 * @param contentType as sent, {@code null} when absent
 * @param contentEncoding as sent, {@code null} when absent
 * @param contentLength bytes on the wire, -1 when not said
 * @param client the address that it comes from
 */
public record PushHeaders(
        @Nullable String contentType, @Nullable String contentEncoding, long contentLength, String client) {

    /** Those of a request. */
    public static PushHeaders of(HttpServletRequest request) {
        return new PushHeaders(
                request.getHeader("Content-Type"),
                request.getHeader("Content-Encoding"),
                request.getContentLengthLong(),
                String.valueOf(request.getRemoteAddr()));
    }
}
