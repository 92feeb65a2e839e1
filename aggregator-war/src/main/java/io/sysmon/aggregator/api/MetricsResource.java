package io.sysmon.aggregator.api;

import io.sysmon.aggregator.api.request.HistoryRequests;
import io.sysmon.aggregator.api.request.PushBody;
import io.sysmon.aggregator.api.request.PushHeaders;
import io.sysmon.aggregator.api.request.QueryParameters;
import io.sysmon.aggregator.api.view.HistoryView;
import io.sysmon.aggregator.query.HistoryQueries;
import io.sysmon.protocol.PushAnswer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.time.InstantSource;

/** {@code /api/metrics}: agents push samples, charts read history. Thread-safe. */
@Path("metrics")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public final class MetricsResource {

    private final PushIntake intake;
    private final HistoryQueries history;
    private final InstantSource clock;

    /** Takes pushes with {@code intake}, answers history from {@code history}, knows the time from {@code clock}. */
    @Inject
    public MetricsResource(PushIntake intake, HistoryQueries history, InstantSource clock) {
        this.intake = intake;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Stores the samples of one agent's push; 200 only after they are durable. The body is taken from the container, not
     * from JAX-RS, whose streams turn a connection that fails into an exception of another kind.
     */
    @POST
    @BoundTokensWelcome
    public Response push(@Context HttpServletRequest request) throws IOException {
        PushAnswer answer = intake.take(PushHeaders.of(request), request.getInputStream(), Grants.of(request));
        return Response.status(PushIntake.statusOf(answer))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ACCEPT_ENCODING, PushBody.ACCEPTED_ENCODINGS)
                .entity(answer.toJson())
                .build();
    }

    /** History of the series asked for, in at most so many points each. */
    @GET
    public HistoryView history(@Context UriInfo uri) {
        return new HistoryView(history.query(
                HistoryRequests.of(QueryParameters.of(uri), clock.instant().getEpochSecond())));
    }
}
