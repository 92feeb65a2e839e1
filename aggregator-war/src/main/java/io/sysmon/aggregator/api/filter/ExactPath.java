package io.sysmon.aggregator.api.filter;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Paths that a rule makes an exception for, as they stand in the request line: whatever else may lead there is no exception.
 * Stateless.
 */
final class ExactPath {

    /** For load balancers: whoever else waits or may not look. */
    static final String HEALTH = "/api/health";

    /** How far a compaction is. */
    static final String PROGRESS = "/api/upkeep/compact";

    private ExactPath() {}

    /** Whether a request asks for this path below the context, to the letter. */
    static boolean isAt(HttpServletRequest request, String path) {
        return request.getRequestURI().equals(request.getContextPath() + path);
    }
}
