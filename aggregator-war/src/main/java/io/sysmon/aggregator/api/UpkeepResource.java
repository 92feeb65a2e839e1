package io.sysmon.aggregator.api;

import io.sysmon.aggregator.api.view.CompactionView;
import io.sysmon.aggregator.upkeep.Compactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** {@code /api/upkeep}: work on the database that an operator asks for. Thread-safe. */
@Path("upkeep")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public final class UpkeepResource {

    private final Compactions compactions;

    /** Hands on to {@code compactions}. */
    @Inject
    public UpkeepResource(Compactions compactions) {
        this.compactions = compactions;
    }

    /** Seals all there is and gives free space back, beside the pushes; answers 202 at once. */
    @POST
    @Path("compact")
    public Response compact() {
        return Response.status(Status.ACCEPTED)
                .entity(new CompactionView(compactions.request()))
                .build();
    }

    /** How far the last compaction is that was asked for. */
    @GET
    @Path("compact")
    public CompactionView compaction() {
        return new CompactionView(compactions.status());
    }
}
