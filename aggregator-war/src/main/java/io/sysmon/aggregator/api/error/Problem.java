package io.sysmon.aggregator.api.error;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error answer, as RFC 9457 has it. Immutable.
 *
 * @param status the HTTP status, 400 to 599
 * @param detail what went wrong, for the person who reads it; nothing internal
 * @param id found again in the server's log, for errors that nobody expected
 */
public record Problem(int status, String detail, @Nullable String id) {

    /** The media type of {@link #toJson()}. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonFactory JSON = new JsonFactory();

    /** A problem that its detail explains. */
    public static Problem of(int status, String detail) {
        return new Problem(status, detail, null);
    }

    /** What HTTP calls this status: {@code Not Found}. */
    public String title() {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "HTTP " + status : known.getReasonPhrase();
    }

    /** The body, UTF-8. */
    public byte[] toJson() {
        ByteArrayOutputStream body = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", title());
            json.writeNumberField("status", status);
            json.writeStringField("detail", detail);
            if (id != null) {
                json.writeStringField("id", id);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return body.toByteArray();
    }

    /** Answers with this problem outside of JAX-RS; headers that are set already stay. */
    public void send(HttpServletResponse response) throws IOException {
        byte[] body = toJson();
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
