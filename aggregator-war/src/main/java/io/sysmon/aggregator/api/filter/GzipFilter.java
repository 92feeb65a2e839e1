package io.sysmon.aggregator.api.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compresses what is worth it for clients that accept it and is not compressed yet, in every container. Answers to reads
 * only: the answer to a push is smaller than a gzip header's gain.
 */
public final class GzipFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern REFUSED = Pattern.compile(";\\s*q=0(\\.0{0,3})?\\s*$");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!READS.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader("Vary", "Accept-Encoding");
        if (!isWelcome(request)) {
            chain.doFilter(request, response);
            return;
        }
        GzipResponse compressing = new GzipResponse(response);
        chain.doFilter(request, compressing);
        compressing.finish();
    }

    /** Whether the client takes an answer that is compressed already. */
    public static boolean isWelcome(HttpServletRequest request) {
        return acceptsGzip(Collections.list(request.getHeaders("Accept-Encoding")));
    }

    /** Whether one of the header's lines names gzip, or everything, without the weight 0 that refuses it. */
    static boolean acceptsGzip(List<String> acceptEncoding) {
        return acceptEncoding.stream()
                .flatMap(COMMA::splitAsStream)
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !REFUSED.matcher(coding).find())
                .anyMatch(coding -> named(coding, "gzip") || named(coding, "*"));
    }

    private static boolean named(String coding, String name) {
        return coding.equals(name) || coding.startsWith(name + ";") || coding.startsWith(name + " ");
    }
}
