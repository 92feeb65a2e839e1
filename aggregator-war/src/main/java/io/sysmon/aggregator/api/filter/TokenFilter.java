package io.sysmon.aggregator.api.filter;

import io.sysmon.aggregator.api.error.Problem;
import io.sysmon.aggregator.auth.Grant;
import io.sysmon.aggregator.auth.Sessions;
import io.sysmon.aggregator.auth.Tokens;
import io.sysmon.aggregator.auth.Viewers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody write without a token. Whether a request writes is decided by its method alone, never by its path, so that
 * no spelling of a path and no path that is added later gets around it: what is not known to read needs a token. What the
 * token is good for goes on with the request as a {@link Grant}. A token for looking reaches one
 * servlet only, the session, where logins begin and end; a login alone can only end.
 *
 * <p>Not a byte of the body is read before the token was found valid. Finds {@link Tokens}, {@link Viewers} and {@link TokenRate} in the servlet
 * context, under their class names; without them the application does not start.
 */
public final class TokenFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private transient @Nullable Tokens tokens;
    private transient @Nullable Sessions sessions;
    private transient @Nullable TokenRate rate;

    @Override
    public void init() throws ServletException {
        tokens = FromContext.require(getServletContext(), Tokens.class);
        sessions = FromContext.require(getServletContext(), Viewers.class).sessions();
        rate = FromContext.require(getServletContext(), TokenRate.class);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!Methods.writes(request)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Grant> grant = find(request);
        if (grant.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Token realm=\"sysmon\"");
            refuse(
                    request,
                    response,
                    401,
                    "a valid token is needed, as X-SysMon-Token: TOKEN or Authorization: Bearer TOKEN");
        } else if (!grant.get().mayPush() && !isSession(request)) {
            refuse(request, response, 403, "this token is for looking, not for writing");
        } else if (rate == null || rate.permits(grant.get(), request, response)) {
            request.setAttribute(Grant.class.getName(), grant.get());
            chain.doFilter(request, response);
        }
    }

    private Optional<Grant> find(HttpServletRequest request) {
        Optional<Grant> grant = tokens == null ? Optional.empty() : Credentials.find(request, tokens);
        if (grant.isEmpty() && sessions != null && endsSession(request)) {
            return SessionCookie.find(request, sessions);
        }
        return grant;
    }

    /** All that a login is good for here: with it alone nobody begins another, which would last longer. */
    private static boolean endsSession(HttpServletRequest request) {
        return isSession(request) && request.getMethod().equals("DELETE");
    }

    /** By the servlet that the container chose, not by the path that it chose it for. */
    private static boolean isSession(HttpServletRequest request) {
        return request.getHttpServletMapping().getServletName().equals("session");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String detail)
            throws IOException {
        Methods.closeAfterUnreadBody(request, response);
        Problem.of(status, detail).send(response);
    }
}
