package io.sysmon.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What Jetty refuses before the application sees it, such as an ambiguous path, is answered as the application would:
 * {@code application/problem+json}, with the headers that keep a browser from guessing, and nothing of Jetty in it.
 */
final class ProblemErrorHandler extends ErrorHandler {

    private static final String TYPE = "application/problem+json";

    /** Whatever the method: Jetty's own answers to some are bare. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback)
            throws IOException {
        addHeaders(response.getHeaders());
        response.write(true, ByteBuffer.wrap(problem(code)), callback);
    }

    private static void addHeaders(HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, TYPE);
        headers.put("Content-Security-Policy", "default-src 'none'");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cache-Control", "no-store");
    }

    private static byte[] problem(int status) {
        return ("{\"type\":\"about:blank\",\"title\":\"" + HttpStatus.getMessage(status) + "\",\"status\":" + status
                        + ",\"detail\":\"the request was refused\"}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
