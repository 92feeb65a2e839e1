package io.sysmon.aggregator.api.filter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A response that decides at its first byte whether to compress: by then type and length of the body are known. Confined
 * to the request's thread; {@link #finish} ends the body.
 */
final class GzipResponse extends HttpServletResponseWrapper {

    /** Below this little is gained. The dashboard has two dozen files of less than a packet, which halve. */
    private static final int WORTH_IT_BYTES = 512;

    private static final Set<String> COMPRESSIBLE = Set.of(
            "application/json",
            "application/problem+json",
            "application/javascript",
            "application/manifest+json",
            "application/openmetrics-text",
            "image/svg+xml");

    private long contentLength = -1;
    private @Nullable GzipOutput output;
    private @Nullable PrintWriter writer;

    GzipResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        GzipOutput current = output;
        if (current == null) {
            current = new GzipOutput(this);
            output = current;
        }
        return current;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        PrintWriter current = writer;
        if (current == null) {
            current = new PrintWriter(new OutputStreamWriter(getOutputStream(), getCharacterEncoding()));
            writer = current;
        }
        return current;
    }

    /** Ends the body: what a compressor still holds goes out. To be called once, after the last write. */
    void finish() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (output != null) {
            output.close();
        } else if (!isCommitted()) {
            startBody();
        }
    }

    /** Says in the headers how the body comes; whether it comes compressed. */
    boolean startBody() {
        if (isWorthCompressing()) {
            super.setHeader("Content-Encoding", "gzip");
            return true;
        }
        if (contentLength >= 0) {
            super.setContentLengthLong(contentLength);
        }
        return false;
    }

    /** The container's own stream, for the one that writes the body. */
    ServletOutputStream container() throws IOException {
        return super.getOutputStream();
    }

    private boolean isWorthCompressing() {
        return getStatus() == SC_OK
                && !containsHeader("Content-Encoding")
                && (contentLength < 0 ? output != null : contentLength >= WORTH_IT_BYTES)
                && isCompressible(getContentType());
    }

    private static boolean isCompressible(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int end = contentType.indexOf(';');
        String type =
                (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || COMPRESSIBLE.contains(type);
    }

    @Override
    public void setContentLength(int length) {
        contentLength = length;
    }

    @Override
    public void setContentLengthLong(long length) {
        contentLength = length;
    }

    @Override
    public void setHeader(String name, String value) {
        if (isLength(name)) {
            contentLength = Long.parseLong(value);
        } else {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (isLength(name)) {
            contentLength = Long.parseLong(value);
        } else {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, Integer.toString(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        addHeader(name, Integer.toString(value));
    }

    private static boolean isLength(String name) {
        return "Content-Length".equalsIgnoreCase(name);
    }

    @Override
    public void reset() {
        super.reset();
        forgetBody();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        forgetBody();
    }

    @Override
    public void sendError(int status) throws IOException {
        forgetBody();
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        forgetBody();
        super.sendError(status, message);
    }

    private void forgetBody() {
        contentLength = -1;
        output = null;
        writer = null;
    }
}
