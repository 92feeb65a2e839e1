package io.sysmon.aggregator.api.filter;

import io.sysmon.aggregator.api.Grants;
import io.sysmon.aggregator.api.PushIntake;
import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.api.request.PushBody;
import io.sysmon.aggregator.api.request.PushHeaders;
import io.sysmon.protocol.PushAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code POST /api/metrics} just as {@link io.sysmon.aggregator.api.MetricsResource#push} does, without JAX-RS
 * round it, which costs as much as reading a push (docs/decisions/0041). Stands behind the {@link TokenFilter} at exactly
 * that path; what has an {@code Accept} header of its own, other methods and other spellings of the path go on to JAX-RS.
 *
 * <p>Finds its {@link PushIntake} in the servlet context, under its class name.
 */
public final class PushFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private transient @Nullable PushIntake intake;

    @Override
    public void init() throws ServletException {
        if (!(getServletContext().getAttribute(PushIntake.class.getName()) instanceof PushIntake found)) {
            throw new ServletException("cannot take pushes: no intake in the servlet context");
        }
        intake = found;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        PushIntake taking = intake;
        if (taking == null || !request.getMethod().equals("POST") || !takesJson(request.getHeader("Accept"))) {
            chain.doFilter(request, response);
            return;
        }
        try {
            send(taking.take(PushHeaders.of(request), request.getInputStream(), Grants.of(request)), response);
        } catch (ApiException refused) {
            refused.send(response);
        }
    }

    private static boolean takesJson(@Nullable String accept) {
        return accept == null || accept.equals("*/*") || accept.equals("application/json");
    }

    private static void send(PushAnswer answer, HttpServletResponse response) throws IOException {
        byte[] body = answer.toJson();
        response.setStatus(PushIntake.statusOf(answer));
        response.setContentType("application/json");
        response.setHeader("Accept-Encoding", PushBody.ACCEPTED_ENCODINGS);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
