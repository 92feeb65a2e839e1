package io.sysmon.aggregator.api.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error answer, as RFC 9457 has it. Immutable.
 *
 * @param status the HTTP status, 400 to 599
 * @param detail what went wrong, for the person who reads it; nothing internal
 * @param id found again in the server's log, for errors that nobody expected
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "id"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(int status, String detail, @Nullable String id) {

    /** The media type of a problem as JSON. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectWriter JSON = new ObjectMapper().writerFor(Problem.class);

    /** A problem that its detail explains. */
    public static Problem of(int status, String detail) {
        return new Problem(status, detail, null);
    }

    /** No more is known of the kind of problem than its status says. */
    @JsonProperty
    public String type() {
        return "about:blank";
    }

    /** What HTTP calls this status: {@code Not Found}. */
    @JsonProperty
    public String title() {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "HTTP " + status : known.getReasonPhrase();
    }

    /** Answers with this problem outside of JAX-RS; headers that are set already stay. */
    public void send(HttpServletResponse response) throws IOException {
        byte[] body = JSON.writeValueAsBytes(this);
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
