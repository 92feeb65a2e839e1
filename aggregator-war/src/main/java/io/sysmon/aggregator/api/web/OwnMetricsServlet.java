package io.sysmon.aggregator.api.web;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.sysmon.aggregator.api.error.Problem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /metrics}: the aggregator's own state for Prometheus, in the format that the scraper accepts. Finds its
 * {@link OwnMetrics} in the servlet context, under their class name.
 */
public final class OwnMetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private transient @Nullable OwnMetrics metrics;
    private final transient ExpositionFormats formats = ExpositionFormats.init();

    @Override
    public void init() throws ServletException {
        if (!(getServletContext().getAttribute(OwnMetrics.class.getName()) instanceof OwnMetrics found)) {
            throw new ServletException("cannot serve metrics: there are none in the servlet context");
        }
        metrics = found;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> write(request, response);
            case "OPTIONS" -> allow(response);
            default -> {
                allow(response);
                Problem.of(405, "metrics can only be read").send(response);
            }
        }
    }

    private static void allow(HttpServletResponse response) {
        response.setHeader("Allow", "GET, HEAD, OPTIONS");
    }

    private void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OwnMetrics own = metrics;
        if (own == null) {
            throw new IllegalStateException("not initialised");
        }
        ExpositionFormatWriter format = formats.findWriter(request.getHeader("Accept"));
        response.setContentType(format.getContentType());
        format.write(response.getOutputStream(), own.scrape());
    }
}
