package io.sysmon.aggregator.api;

import io.sysmon.aggregator.api.view.StatusView;
import io.sysmon.aggregator.store.Store;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.InstantSource;

/** {@code /api/status}: how the aggregator itself is doing, for its operator. Thread-safe. */
@Path("status")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public final class StatusResource {

    private final Store store;
    private final About about;
    private final InstantSource clock;

    /** Of this program over this {@code store}. */
    @Inject
    public StatusResource(Store store, About about, InstantSource clock) {
        this.store = store;
        this.about = about;
        this.clock = clock;
    }

    /** Version, uptime, sizes, queue, last errors. */
    @GET
    public StatusView status() {
        Duration uptime = Duration.between(about.started(), clock.instant());
        return new StatusView(about.version(), uptime.toSeconds(), store.status());
    }
}
