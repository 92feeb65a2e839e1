package io.sysmon.aggregator.api.error;

import io.sysmon.aggregator.domain.Limit;
import io.sysmon.aggregator.domain.Refusals;
import io.sysmon.aggregator.query.QueriesTooLargeException;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;

/** All queries under way are more than fit in memory: 503, and when asking again is worth while. Thread-safe. */
public final class QueriesTooLargeMapper implements ExceptionMapper<QueriesTooLargeException> {

    private static final Map<String, String> SOON = Map.of(HttpHeaders.RETRY_AFTER, "2");

    private final Refusals refusals;

    /** Counts in {@code refusals}. */
    @Inject
    public QueriesTooLargeMapper(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public Response toResponse(QueriesTooLargeException tooLarge) {
        refusals.count(Limit.QUERY);
        return ProblemMapper.answer(new ApiException(503, String.valueOf(tooLarge.getMessage()), SOON));
    }
}
