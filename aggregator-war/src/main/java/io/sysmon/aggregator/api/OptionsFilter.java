package io.sysmon.aggregator.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.ResourceMethod;

/**
 * Answers {@code OPTIONS} with the methods that a path knows, as Jersey does; but Jersey's own answer is the one place
 * that needs proxies of classes, and with them a library (docs/decisions/0090). Thread-safe.
 */
public final class OptionsFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS) && request.getUriInfo() instanceof ExtendedUriInfo uri) {
            request.abortWith(Response.ok().allow(methodsOf(uri)).build());
        }
    }

    private static Set<String> methodsOf(ExtendedUriInfo uri) {
        Set<String> methods = new TreeSet<>(Set.of(HttpMethod.OPTIONS));
        for (ResourceMethod method : uri.getMatchedModelResource().getResourceMethods()) {
            methods.add(method.getHttpMethod());
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return methods;
    }
}
