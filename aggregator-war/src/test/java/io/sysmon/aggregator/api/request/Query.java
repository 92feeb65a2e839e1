package io.sysmon.aggregator.api.request;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;

/** Query parameters as JAX-RS reads them from an address. */
final class Query {

    private static final URI BASE = URI.create("http://localhost/");

    private Query() {}

    static QueryParameters of(String query) {
        UriInfo uri = new ContainerRequest(
                        BASE, BASE.resolve("x?" + query), "GET", null, new MapPropertiesDelegate(), null)
                .getUriInfo();
        return QueryParameters.of(uri);
    }
}
