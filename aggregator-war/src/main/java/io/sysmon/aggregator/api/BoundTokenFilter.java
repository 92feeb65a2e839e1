package io.sysmon.aggregator.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.util.Set;

/**
 * Refuses a token that is bound to hosts whatever writes, but for what says by {@link BoundTokensWelcome} that it looks at
 * the binding itself: a method that is added later is closed to them until then. Thread-safe.
 */
public final class BoundTokenFilter implements ContainerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final ResourceInfo resource;
    private final HttpServletRequest request;

    /** Both stand for those of the request in hand. */
    public BoundTokenFilter(@Context ResourceInfo resource, @Context HttpServletRequest request) {
        this.resource = resource;
        this.request = request;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        if (!READS.contains(context.getMethod())
                && !resource.getResourceMethod().isAnnotationPresent(BoundTokensWelcome.class)) {
            Grants.requireEveryHost(request);
        }
    }
}
