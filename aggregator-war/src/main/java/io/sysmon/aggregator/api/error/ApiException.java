package io.sysmon.aggregator.api.error;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** A request that cannot be served, for a reason its sender should hear. Becomes a {@link Problem}. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Map<String, String> headers;

    /**
     * A refusal with nothing but its reason.
     *
     * @param status the HTTP status, 400 to 599
     * @param detail what was expected and what was found, for the client's eyes
     */
    public ApiException(int status, String detail) {
        this(status, detail, Map.of());
    }

    /** As above, with headers that the answer carries, such as {@code Retry-After}. */
    public ApiException(int status, String detail, Map<String, String> headers) {
        super(detail);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** Headers of the answer, by name. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Answers with it outside of JAX-RS. */
    public void send(HttpServletResponse response) throws IOException {
        headers.forEach(response::setHeader);
        problem().send(response);
    }

    /** The body of the answer. */
    public Problem problem() {
        return Problem.of(status, String.valueOf(getMessage()));
    }
}
