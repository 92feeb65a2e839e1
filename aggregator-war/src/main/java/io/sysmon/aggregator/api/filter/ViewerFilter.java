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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets nobody look who may not, by the rule of {@link Viewers}. What is open in spite of it is named here, and nothing
 * else: the health of the aggregator, for load balancers; how far a compaction is, for who may begin one; and where a token is asked for, the files of the dashboard, which
 * are everybody's, and the session, where it is shown. What writes is the {@link TokenFilter}'s to guard.
 *
 * <p>Finds {@link Viewers} and {@link Tokens} in the servlet context, under their class names; without them the application
 * does not start.
 */
public final class ViewerFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final Logger LOG = LoggerFactory.getLogger(ViewerFilter.class);

    private transient @Nullable Viewers viewers;
    private transient @Nullable Tokens tokens;
    private transient @Nullable TokenRate rate;

    @Override
    public void init() throws ServletException {
        viewers = FromContext.require(getServletContext(), Viewers.class);
        tokens = FromContext.require(getServletContext(), Tokens.class);
        rate = FromContext.require(getServletContext(), TokenRate.class);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Methods.writes(request)
                || ExactPath.isAt(request, ExactPath.HEALTH)
                || isProgressOfItsOwn(request)
                || mayLook(request, response)) {
            chain.doFilter(request, response);
        }
    }

    /** Whose token may begin a compaction may see how far it is, whoever else may look. */
    private boolean isProgressOfItsOwn(HttpServletRequest request) {
        return ExactPath.isAt(request, ExactPath.PROGRESS)
                && tokens != null
                && Credentials.find(request, tokens)
                        .filter(Grant::mayAdminister)
                        .isPresent();
    }

    private boolean mayLook(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Viewers rule = viewers;
        if (rule == null) {
            throw new IllegalStateException("not initialised");
        }
        return switch (rule.mode()) {
            case OPEN -> true;
            case TOKEN -> isEverybodys(request) || hasToken(request, response, rule.sessions());
            case CONTAINER -> isKnown(request, response, rule.role());
        };
    }

    /** By the servlet that the container chose, not by the path that it chose it for. */
    private static boolean isEverybodys(HttpServletRequest request) {
        String servlet = request.getHttpServletMapping().getServletName();
        return servlet.equals("files") || servlet.equals("session");
    }

    private boolean hasToken(HttpServletRequest request, HttpServletResponse response, @Nullable Sessions sessions)
            throws IOException {
        Optional<Grant> grant = tokens == null ? Optional.empty() : Credentials.find(request, tokens);
        if (grant.isEmpty() && sessions != null) {
            grant = SessionCookie.find(request, sessions);
        }
        if (grant.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Token realm=\"sysmon\"");
            Problem.of(401, "looking needs a token: log in on the dashboard, or send X-SysMon-Token: TOKEN")
                    .send(response);
            return false;
        }
        if (!grant.get().mayLook()) {
            Problem.of(403, "this token is for pushing as its hosts, not for looking")
                    .send(response);
            return false;
        }
        return rate == null || rate.permits(grant.get(), request, response);
    }

    /** Where no realm is set up, containers say yes and know nobody: that is a no. */
    private static boolean isKnown(HttpServletRequest request, HttpServletResponse response, @Nullable String role)
            throws IOException {
        try {
            if (!request.authenticate(response)) {
                return false;
            }
        } catch (ServletException noLoginConfigured) {
            LOG.warn("cannot ask the container who is looking: {}", noLoginConfigured.getMessage());
        }
        boolean known = request.getUserPrincipal() != null && (role == null || request.isUserInRole(role));
        if (!known) {
            Problem.of(403, "the server's realm knows nobody here who may look").send(response);
        }
        return known;
    }
}
