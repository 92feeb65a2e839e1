package io.sysmon.aggregator.api.error;

import io.sysmon.aggregator.store.StoreUnavailableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;

/** The database cannot do it at this moment: 503, and when asking again is worth while. Thread-safe. */
public final class StoreUnavailableMapper implements ExceptionMapper<StoreUnavailableException> {

    @Override
    public Response toResponse(StoreUnavailableException unavailable) {
        String seconds = Integer.toString(unavailable.retryAfterSeconds());
        return ProblemMapper.answer(new ApiException(
                503, String.valueOf(unavailable.getMessage()), Map.of(HttpHeaders.RETRY_AFTER, seconds)));
    }
}
