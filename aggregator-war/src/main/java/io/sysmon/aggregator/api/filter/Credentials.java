package io.sysmon.aggregator.api.filter;

import io.sysmon.aggregator.auth.Grant;
import io.sysmon.aggregator.auth.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a request carries its token: {@code X-SysMon-Token}, or {@code Authorization: Bearer}. Stateless. */
final class Credentials {

    private static final String BEARER = "Bearer ";

    private Credentials() {}

    /** What the token of a request is good for; empty without a valid one. */
    static Optional<Grant> find(HttpServletRequest request, Tokens tokens) {
        return tokens.find(request.getHeader("X-SysMon-Token"))
                .or(() -> tokens.find(bearer(request.getHeader("Authorization"))));
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        return authorization.substring(BEARER.length()).strip();
    }
}
