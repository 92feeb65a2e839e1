package io.sysmon.aggregator.api.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/** Which requests write, and what becomes of their bodies. Stateless. */
final class Methods {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private Methods() {}

    /** By the method alone: what is not known to read writes. */
    static boolean writes(HttpServletRequest request) {
        return !READS.contains(request.getMethod());
    }

    /**
     * The container ends a connection with an unread body on it: says so before, or the client would use it for its next
     * request.
     */
    static void closeAfterUnreadBody(HttpServletRequest request, HttpServletResponse response) {
        if (hasBody(request)) {
            closeConnection(request, response);
        }
    }

    /** Ends the connection after this answer, where that is said by a header. */
    static void closeConnection(HttpServletRequest request, HttpServletResponse response) {
        if (request.getProtocol().startsWith("HTTP/1.")) {
            response.setHeader("Connection", "close");
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }
}
