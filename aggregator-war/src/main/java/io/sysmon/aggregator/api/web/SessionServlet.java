package io.sysmon.aggregator.api.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sysmon.aggregator.api.error.Problem;
import io.sysmon.aggregator.api.filter.FromContext;
import io.sysmon.aggregator.api.filter.SessionCookie;
import io.sysmon.aggregator.auth.Grant;
import io.sysmon.aggregator.auth.Sessions;
import io.sysmon.aggregator.auth.Viewers;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/session}: logging in and out where looking needs a token. POST with the token in a header gives the browser
 * a cookie; a page of another site can send neither that header nor the cookie. DELETE takes it away. GET says which rule
 * is in force. Finds {@link Viewers} in the servlet context; the token filter stands before it.
 */
public final class SessionServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private transient @Nullable Viewers viewers;

    @Override
    public void init() throws ServletException {
        viewers = FromContext.require(getServletContext(), Viewers.class);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Viewers rule = viewers;
        if (rule == null) {
            throw new IllegalStateException("not initialised");
        }
        switch (request.getMethod()) {
            case "GET", "HEAD" -> describe(rule, response);
            case "POST" -> begin(rule.sessions(), request, response);
            case "DELETE" -> end(request, response);
            default -> {
                response.setHeader("Allow", "GET, HEAD, POST, DELETE");
                Problem.of(405, "a session is begun by POST and ended by DELETE")
                        .send(response);
            }
        }
    }

    private static void describe(Viewers rule, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
            json.writeStartObject();
            json.writeStringField("viewers", rule.mode().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
    }

    private static void begin(@Nullable Sessions sessions, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (sessions == null) {
            Problem.of(404, "looking needs no login here").send(response);
        } else if (request.getAttribute(Grant.class.getName()) instanceof Grant grant && grant.mayLook()) {
            SessionCookie.set(request, response, sessions.begin(grant));
            response.setStatus(204);
        } else {
            Problem.of(403, "this token is for pushing as its hosts, not for looking")
                    .send(response);
        }
    }

    private static void end(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.clear(request, response);
        response.setStatus(204);
    }
}
