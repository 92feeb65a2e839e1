package io.sysmon.agent.publish;

import org.jspecify.annotations.Nullable;

/**
 * What came back for a push. Nobody changes {@code body}.
 *
 * @param status of HTTP
 * @param retryAfter the header of that name, or {@code null}
 * @param location the header of that name, or {@code null}
 * @param acceptEncoding the header of that name, or {@code null}
 * @param body its beginning, which holds a whole answer of an aggregator
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(
        int status,
        @Nullable String retryAfter,
        @Nullable String location,
        @Nullable String acceptEncoding,
        byte[] body) {}
