package io.sysmon.aggregator.api.web;

import io.sysmon.aggregator.api.error.Problem;
import io.sysmon.aggregator.api.filter.GzipFilter;
import io.sysmon.aggregator.api.view.ContentTag;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Serves the dashboard's files from the web root, the same in every container. The containers' own default servlets tell
 * versions of a file apart by its time, which is the same in every build of ours (reproducible archives), so browsers
 * would keep old files after an upgrade; here the tag is made of the content. What is sent is the content without
 * comments, compressed once.
 *
 * <p>Only files of the types a dashboard is made of are given out; everything else in the archive is not there.
 */
public final class StaticFilesServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "webmanifest", "application/manifest+json",
            "txt", "text/plain; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2");

    /** What has comments. */
    private static final Set<String> CODE = Set.of("css", "js");

    /** By the tag of the content: as many as the archive has, however many spellings of a path lead to one. */
    private final transient Map<String, PreparedFile> files = new ConcurrentHashMap<>();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = path(request);
        String type = contentType(path);
        PreparedFile file = type == null ? null : prepared(path);
        if (file == null) {
            Problem.of(404, "there is no such file").send(response);
            return;
        }
        if (!READS.contains(request.getMethod())) {
            refuse(request, response);
            return;
        }
        response.setContentType(type);
        response.setHeader("ETag", file.tag());
        if (ContentTag.matches(request.getHeader("If-None-Match"), file.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        send(file, file.shrinks() && GzipFilter.isWelcome(request), request, response);
    }

    private static void send(
            PreparedFile file, boolean compressed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (compressed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(file.length(compressed));
        if ("GET".equals(request.getMethod())) {
            file.writeTo(response.getOutputStream(), compressed);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Allow", "GET, HEAD, OPTIONS");
        if (!"OPTIONS".equals(request.getMethod())) {
            Problem.of(405, "files can only be read").send(response);
        }
    }

    /** The path below the context, decoded and normalised by the container. */
    private static String path(HttpServletRequest request) {
        String path = request.getServletPath();
        if (request.getPathInfo() != null) {
            path += request.getPathInfo();
        }
        return path.isEmpty() || path.equals("/") ? "/index.html" : path;
    }

    private static @Nullable String contentType(String path) {
        String upper = path.toUpperCase(Locale.ROOT);
        if (upper.startsWith("/WEB-INF") || upper.startsWith("/META-INF")) {
            return null;
        }
        return TYPES.get(extension(path));
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Read each time, since it may have been changed (jetty:run), prepared once. */
    private @Nullable PreparedFile prepared(String path) {
        byte[] content = read(path);
        return content == null
                ? null
                : files.computeIfAbsent(
                        ContentTag.of(ByteBuffer.wrap(content)),
                        tag -> PreparedFile.of(content, tag, CODE.contains(extension(path))));
    }

    private byte @Nullable [] read(String path) {
        try (InputStream file = getServletContext().getResourceAsStream(path)) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + " of the web root", e);
        }
    }
}
