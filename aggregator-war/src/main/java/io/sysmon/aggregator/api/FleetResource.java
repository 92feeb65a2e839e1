package io.sysmon.aggregator.api;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.api.request.HostQueries;
import io.sysmon.aggregator.api.request.QueryParameters;
import io.sysmon.aggregator.api.view.FleetSummaryView;
import io.sysmon.aggregator.api.view.FleetValuesView;
import io.sysmon.aggregator.query.Fleet;
import io.sysmon.protocol.WireRules;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** {@code /api/fleet}: all hosts together. Thread-safe. */
@Path("fleet")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public final class FleetResource {

    private final Fleet fleet;

    /** Reads from {@code fleet}. */
    @Inject
    public FleetResource(Fleet fleet) {
        this.fleet = fleet;
    }

    /** How many hosts there are, and how they do in sum. */
    @GET
    @Path("summary")
    public FleetSummaryView summary() {
        return new FleetSummaryView(fleet.summary());
    }

    /** The newest value of one metric for every host, in columns. */
    @GET
    @Path("values")
    public FleetValuesView values(@Context UriInfo uri) {
        QueryParameters parameters = QueryParameters.of(uri);
        String metric = parameters.one("metric");
        if (metric == null || !WireRules.isMetricType(metric)) {
            throw new ApiException(
                    400,
                    "metric must be a metric type such as cpu.total_usage, found "
                            + (metric == null ? "none" : "another text"));
        }
        return new FleetValuesView(fleet.values(metric, HostQueries.filter(parameters)));
    }
}
