package io.sysmon.aggregator.api.error;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;

/** Turns whatever a resource, or JAX-RS before it, throws into a {@link Problem}. Thread-safe. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {

    /** What JAX-RS itself finds wrong, said in our words: its own messages speak of classes. */
    private static final Map<Integer, String> DETAILS = Map.of(
            400, "the request is malformed",
            404, "there is nothing at this path; GET /api/openapi.json lists what there is",
            405, "this path does not know the method; the Allow header names those it knows",
            406, "none of the media types in Accept can be given",
            415, "the media type of the body is not supported");

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof ApiException expected) {
            return answer(expected);
        }
        if (failure instanceof WebApplicationException found
                && found.getResponse().getStatus() >= 400) {
            return fromContainer(found.getResponse());
        }
        return answer(UnexpectedErrors.report(failure)).build();
    }

    /** The answer to a refusal of our own. */
    static Response answer(ApiException refusal) {
        ResponseBuilder answer = answer(refusal.problem());
        refusal.headers().forEach(answer::header);
        return answer.build();
    }

    private static Response fromContainer(Response original) {
        int status = original.getStatus();
        ResponseBuilder answer = answer(Problem.of(status, DETAILS.getOrDefault(status, "the request was refused")));
        String allow = original.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer.build()
                : answer.header(HttpHeaders.ALLOW, allow).build();
    }

    private static ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
