package io.sysmon.aggregator.api.error;

import io.sysmon.aggregator.domain.Limit;
import io.sysmon.aggregator.domain.Refusals;
import io.sysmon.aggregator.store.StoreUnavailableException;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;

/** The database cannot do it at this moment: 503, and when asking again is worth while. Thread-safe. */
public final class StoreUnavailableMapper implements ExceptionMapper<StoreUnavailableException> {

    private final Refusals refusals;

    /** Counts in {@code refusals}. */
    @Inject
    public StoreUnavailableMapper(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public Response toResponse(StoreUnavailableException unavailable) {
        refusals.count(Limit.QUERY);
        String seconds = Integer.toString(unavailable.retryAfterSeconds());
        return ProblemMapper.answer(new ApiException(
                503, String.valueOf(unavailable.getMessage()), Map.of(HttpHeaders.RETRY_AFTER, seconds)));
    }
}
