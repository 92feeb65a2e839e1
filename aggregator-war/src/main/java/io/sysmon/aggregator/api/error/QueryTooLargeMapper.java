package io.sysmon.aggregator.api.error;

import io.sysmon.aggregator.domain.Limit;
import io.sysmon.aggregator.domain.Refusals;
import io.sysmon.aggregator.query.QueryTooLargeException;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** More was asked for than one answer may have: 400, and what to ask instead. Thread-safe. */
public final class QueryTooLargeMapper implements ExceptionMapper<QueryTooLargeException> {

    private final Refusals refusals;

    /** Counts in {@code refusals}. */
    @Inject
    public QueryTooLargeMapper(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public Response toResponse(QueryTooLargeException tooLarge) {
        refusals.count(Limit.POINTS);
        return ProblemMapper.answer(new ApiException(400, String.valueOf(tooLarge.getMessage())));
    }
}
