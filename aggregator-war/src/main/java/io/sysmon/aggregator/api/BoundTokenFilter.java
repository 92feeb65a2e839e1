package io.sysmon.aggregator.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Set;

/**
 * Refuses a token that is bound to hosts whatever writes, but for what says by {@link BoundTokensWelcome} that it looks at
 * the binding itself: a method that is added later is closed to them until then. Thread-safe.
 */
public final class BoundTokenFilter implements ContainerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void filter(ContainerRequestContext request) {
        if (!READS.contains(request.getMethod())) {
            Grants.requireEveryHost(request);
        }
    }

    /** Puts the filter before every method but those that welcome such tokens. */
    public static final class BeforeMethods implements DynamicFeature {

        @Override
        public void configure(ResourceInfo resource, FeatureContext context) {
            if (!resource.getResourceMethod().isAnnotationPresent(BoundTokensWelcome.class)) {
                context.register(BoundTokenFilter.class);
            }
        }
    }
}
