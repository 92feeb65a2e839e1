package io.sysmon.aggregator.api.filter;

import io.sysmon.aggregator.auth.Grant;
import io.sysmon.aggregator.auth.Sessions;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cookie that holds a login's ticket: out of reach of scripts, never sent along by another site, only over TLS where it
 * was given over TLS, and only to this application's path. Stateless.
 */
public final class SessionCookie {

    /** Its name. */
    public static final String NAME = "sysmon-session";

    private SessionCookie() {}

    /** The token that a request is logged in with. Another context's cookie of this name may come along with ours. */
    static Optional<Grant> find(HttpServletRequest request, Sessions sessions) {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(NAME))
                .flatMap(cookie -> sessions.find(cookie.getValue()).stream())
                .findFirst();
    }

    /** Gives the browser a ticket. */
    public static void set(HttpServletRequest request, HttpServletResponse response, String ticket) {
        add(request, response, ticket, Math.toIntExact(Sessions.LIFETIME.toSeconds()));
    }

    /** Takes it away again. */
    public static void clear(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, "", 0);
    }

    private static void add(HttpServletRequest request, HttpServletResponse response, String value, int seconds) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Strict");
        cookie.setPath(request.getContextPath().isEmpty() ? "/" : request.getContextPath());
        cookie.setMaxAge(seconds);
        response.addCookie(cookie);
    }
}
