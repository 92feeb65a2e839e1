package io.sysmon.aggregator.api;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.auth.Grant;
import jakarta.servlet.http.HttpServletRequest;

/** What the token filter found a request's token good for. Stateless. */
public final class Grants {

    private Grants() {}

    /**
     * The grant of a request that writes.
     *
     * @throws IllegalStateException when the filter did not see the request: nothing is written then
     */
    public static Grant of(HttpServletRequest request) {
        if (request.getAttribute(Grant.class.getName()) instanceof Grant grant) {
            return grant;
        }
        throw new IllegalStateException("a request that writes came by without the token filter");
    }

    /** @throws ApiException 403 when the token is bound to hosts */
    static void requireEveryHost(HttpServletRequest request) {
        if (!of(request).mayAdminister()) {
            throw new ApiException(
                    403, "this token is bound to hosts, it is good for pushing as them and nothing else");
        }
    }
}
