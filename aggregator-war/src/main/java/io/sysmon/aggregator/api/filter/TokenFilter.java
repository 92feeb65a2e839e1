package io.sysmon.aggregator.api.filter;

import io.sysmon.aggregator.api.error.Problem;
import io.sysmon.aggregator.auth.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody write without a token. Whether a request writes is decided by its method alone, never by its path, so that
 * no spelling of a path and no path that is added later gets around it: what is not known to read needs a token.
 *
 * <p>Not a byte of the body is read before the token was found valid. Finds its {@link Tokens} in the servlet context,
 * under their class name; without them the application does not start.
 */
public final class TokenFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String BEARER = "Bearer ";

    private transient @Nullable Tokens tokens;

    @Override
    public void init() throws ServletException {
        if (!(getServletContext().getAttribute(Tokens.class.getName()) instanceof Tokens found)) {
            throw new ServletException("cannot filter requests: no tokens in the servlet context");
        }
        tokens = found;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (READS.contains(request.getMethod()) || isAuthorised(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("WWW-Authenticate", "Token realm=\"sysmon\"");
        if (hasBody(request) && request.getProtocol().startsWith("HTTP/1.")) {
            // The container ends a connection with an unread body on it; the client must not use it for its next
            // request.
            response.setHeader("Connection", "close");
        }
        Problem.of(401, "a valid token is needed, as X-SysMon-Token: TOKEN or Authorization: Bearer TOKEN")
                .send(response);
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private boolean isAuthorised(HttpServletRequest request) {
        Tokens known = tokens;
        return known != null
                && (known.accept(request.getHeader("X-SysMon-Token"))
                        || known.accept(bearer(request.getHeader("Authorization"))));
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        return authorization.substring(BEARER.length()).strip();
    }
}
