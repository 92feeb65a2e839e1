package io.sysmon.aggregator.api;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.api.request.HostQueries;
import io.sysmon.aggregator.api.request.QueryParameters;
import io.sysmon.aggregator.api.view.FleetGroupsView;
import io.sysmon.aggregator.api.view.FleetSummaryView;
import io.sysmon.aggregator.api.view.FleetTagsView;
import io.sysmon.aggregator.api.view.FleetTrendView;
import io.sysmon.aggregator.api.view.FleetValuesView;
import io.sysmon.aggregator.api.view.HostsView;
import io.sysmon.aggregator.domain.Host;
import io.sysmon.aggregator.domain.HostPage;
import io.sysmon.aggregator.query.Fleet;
import io.sysmon.aggregator.query.FleetExtremes;
import io.sysmon.aggregator.query.FleetTags;
import io.sysmon.aggregator.query.FleetTrend;
import io.sysmon.protocol.WireRules;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** {@code /api/fleet}: all hosts together. Thread-safe. */
@Path("fleet")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public final class FleetResource {

    /** By each rule. */
    private static final int DEFAULT_EXTREMES = 10;

    private static final int MOST_EXTREMES = 100;

    private final Fleet fleet;
    private final FleetExtremes extremes;
    private final FleetTags tags;
    private final FleetTrend trend;

    /** Reads from {@code fleet}, its worst from {@code extremes}, by tag from {@code tags}, over time from {@code trend}. */
    @Inject
    public FleetResource(Fleet fleet, FleetExtremes extremes, FleetTags tags, FleetTrend trend) {
        this.fleet = fleet;
        this.extremes = extremes;
        this.tags = tags;
        this.trend = trend;
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

    /** The tags in use and how many hosts have each of their values. */
    @GET
    @Path("tags")
    public FleetTagsView tags() {
        return new FleetTagsView(tags.inUse());
    }

    /** The hosts by their values of one tag, each group in sum. */
    @GET
    @Path("groups")
    public FleetGroupsView groups(@Context UriInfo uri) {
        QueryParameters parameters = QueryParameters.of(uri);
        String tag = parameters.one("tag_key");
        if (tag == null) {
            throw new ApiException(400, "tag_key must be the key of a tag such as role, found none");
        }
        return new FleetGroupsView(tag, tags.groups(tag, HostQueries.filter(parameters)));
    }

    /** The hosts at the ends of what can go wrong, each once. */
    @GET
    @Path("extremes")
    public HostsView extremes(@Context UriInfo uri) {
        int limit = (int) QueryParameters.of(uri).number("limit", 1, MOST_EXTREMES, DEFAULT_EXTREMES);
        List<Host> hosts = extremes.hosts(limit);
        return new HostsView(new HostPage(hosts, hosts.size()));
    }

    /** What {@link #summary} said over the last hour, in columns. */
    @GET
    @Path("trend")
    public FleetTrendView trend() {
        return new FleetTrendView(FleetTrend.STEP.toSeconds(), trend.moments());
    }
}
