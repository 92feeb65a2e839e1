package io.sysmon.aggregator.api.error;

import io.sysmon.aggregator.query.QueryTooLargeException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** More was asked for than fits in memory: 400, and what to ask instead. Thread-safe. */
public final class QueryTooLargeMapper implements ExceptionMapper<QueryTooLargeException> {

    @Override
    public Response toResponse(QueryTooLargeException tooLarge) {
        return ProblemMapper.answer(new ApiException(400, String.valueOf(tooLarge.getMessage())));
    }
}
