package io.sysmon.aggregator.api.request;

import org.jspecify.annotations.Nullable;

/**
 * What a push says of its body. Immutable.
 *
 * @param contentType as sent, {@code null} when absent
 * @param contentEncoding as sent, {@code null} when absent
 * @param contentLength bytes on the wire, -1 when not said
 */
public record PushHeaders(
        @Nullable String contentType, @Nullable String contentEncoding, long contentLength) {}
