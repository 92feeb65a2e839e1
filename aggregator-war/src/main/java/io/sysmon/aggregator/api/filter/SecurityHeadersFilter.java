package io.sysmon.aggregator.api.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * Puts the security headers on every answer of the application, errors included. The dashboard needs nothing from
 * another origin and no inline script or style, and no other origin needs anything from it.
 *
 * <p>{@code Cache-Control: no-cache} lets browsers keep an answer but makes them ask before using it, so that an upgrade
 * shows at once and an unchanged file or fleet costs a 304.
 */
public final class SecurityHeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "SAMEORIGIN",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-cache");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HEADERS.forEach(response::setHeader);
        chain.doFilter(request, response);
    }
}
