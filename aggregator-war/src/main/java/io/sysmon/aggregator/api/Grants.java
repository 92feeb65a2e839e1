package io.sysmon.aggregator.api;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.auth.Grant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** What the token filter found a request's token good for. Stateless. */
public final class Grants {

    private Grants() {}

    /**
     * The grant of a request that writes.
     *
     * @throws IllegalStateException when the filter did not see the request: nothing is written then
     */
    public static Grant of(HttpServletRequest request) {
        return require(request.getAttribute(Grant.class.getName()));
    }

    /** @throws ApiException 403 when the token is bound to hosts */
    static void requireEveryHost(ContainerRequestContext request) {
        // the attributes of a servlet's request are the properties of JAX-RS
        if (!require(request.getProperty(Grant.class.getName())).mayAdminister()) {
            throw new ApiException(
                    403, "this token is bound to hosts, it is good for pushing as them and nothing else");
        }
    }

    private static Grant require(@Nullable Object grant) {
        if (grant instanceof Grant found) {
            return found;
        }
        throw new IllegalStateException("a request that writes came by without the token filter");
    }
}
