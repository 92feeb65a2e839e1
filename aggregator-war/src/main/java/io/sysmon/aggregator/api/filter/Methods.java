package io.sysmon.aggregator.api.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Which requests write. Stateless. */
final class Methods {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private Methods() {}

    /** By the method alone: what is not known to read writes. */
    static boolean writes(HttpServletRequest request) {
        return !READS.contains(request.getMethod());
    }
}
