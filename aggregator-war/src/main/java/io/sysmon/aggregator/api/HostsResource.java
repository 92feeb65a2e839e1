package io.sysmon.aggregator.api;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.api.request.HostQueries;
import io.sysmon.aggregator.api.request.QueryParameters;
import io.sysmon.aggregator.api.view.HostView;
import io.sysmon.aggregator.api.view.HostsView;
import io.sysmon.aggregator.query.Hosts;
import io.sysmon.aggregator.store.Store;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** {@code /api/hosts}: the registered hosts. Thread-safe. */
@Path("hosts")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public final class HostsResource {

    private final Hosts hosts;
    private final Store store;

    /** Reads from {@code hosts}, forgets hosts in {@code store}. */
    @Inject
    public HostsResource(Hosts hosts, Store store) {
        this.hosts = hosts;
        this.store = store;
    }

    /** A page of hosts with their headline figures. */
    @GET
    public HostsView list(@Context UriInfo uri) {
        return new HostsView(hosts.list(HostQueries.page(QueryParameters.of(uri))));
    }

    /** One host and the series it ever sent. */
    @GET
    @Path("{hostname}")
    public HostView find(@PathParam("hostname") String hostname) {
        return hosts.find(hostname).map(HostView::new).orElseThrow(HostsResource::unknown);
    }

    /** Forgets a host and all its samples; answers 204. */
    @DELETE
    @Path("{hostname}")
    public void forget(@PathParam("hostname") String hostname) {
        if (!store.forget(hostname)) {
            throw unknown();
        }
    }

    private static ApiException unknown() {
        return new ApiException(404, "no host of this name has pushed yet");
    }
}
