package io.sysmon.aggregator.api;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.store.Store;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /api/health}: for load balancers, open to everybody, says little. Thread-safe. */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public final class HealthResource {

    private final Store store;

    /** Of this {@code store}. */
    @Inject
    public HealthResource(Store store) {
        this.store = store;
    }

    /** 200 while reads work, whether or not pushes are taken; 503 when they do not. */
    @GET
    public Health health() {
        if (!store.isReadable()) {
            throw new ApiException(503, "the aggregator cannot answer now");
        }
        return new Health(store.status().writes().accepting() ? "ok" : "degraded");
    }

    /**
     * The answer.
     *
     * @param status {@code ok}, or {@code degraded} while pushes are not taken
     */
    public record Health(String status) {}
}
