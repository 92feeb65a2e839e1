package io.sysmon.aggregator.api;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.api.request.QueryParameters;
import io.sysmon.aggregator.api.view.LatestView;
import io.sysmon.aggregator.domain.LatestSamples;
import io.sysmon.aggregator.domain.MetricPattern;
import io.sysmon.aggregator.query.Latest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** {@code /api/latest}: the newest sample of every series. Thread-safe. */
@Path("latest")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public final class LatestResource {

    private final Latest latest;

    /** Reads from {@code latest}. */
    @Inject
    public LatestResource(Latest latest) {
        this.latest = latest;
    }

    /** Of the hosts named, or of all; ordered by host, metric type, tags. */
    @GET
    public LatestView latest(@Context UriInfo uri) {
        QueryParameters parameters = QueryParameters.of(uri);
        List<MetricPattern> metrics = parameters.all("metric", MetricPattern::parse);
        List<String> hosts = parameters.all("host");
        if (hosts.isEmpty()) {
            return new LatestView(latest.ofAllHosts(metrics));
        }
        return new LatestView(hosts.stream()
                .distinct()
                .sorted()
                .map(host -> ofHost(host, metrics))
                .toList());
    }

    private LatestSamples ofHost(String hostname, List<MetricPattern> metrics) {
        return latest.ofHost(hostname, metrics)
                .orElseThrow(() -> new ApiException(404, "no host named \"" + hostname + "\" has pushed yet"));
    }
}
