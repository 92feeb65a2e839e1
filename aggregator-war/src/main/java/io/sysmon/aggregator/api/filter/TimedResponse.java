package io.sysmon.aggregator.api.filter;

import io.sysmon.aggregator.api.request.WorkingReads;
import io.sysmon.aggregator.domain.Limit;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A response whose client has so long to read it. Confined to the request's thread; {@link #finish} ends the body. */
final class TimedResponse extends HttpServletResponseWrapper {

    private final Reading bounds;
    private final WorkingReads.Place working;
    private @Nullable TimedOutput output;
    private boolean isContainers;

    /** @param working is given up before the first byte is written */
    TimedResponse(HttpServletResponse response, Reading bounds, WorkingReads.Place working) {
        super(response);
        this.working = working;
        this.bounds = bounds;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return timedOutput();
    }

    private TimedOutput timedOutput() throws IOException {
        TimedOutput current = output;
        if (current == null) {
            current = new TimedOutput(
                    super.getOutputStream(),
                    bounds.answerTime(),
                    working::close,
                    () -> bounds.refusals().count(Limit.ANSWER_TIME));
            output = current;
        }
        return current;
    }

    /**
     * Sends what the container holds back, which may block as any write; but for errors that it answers itself.
     *
     * @throws IOException when the client did not take all of it: the container ends the connection
     */
    void finish() throws IOException {
        if (!isContainers) {
            timedOutput().end();
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        isContainers = true;
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        isContainers = true;
        super.sendError(status, message);
    }
}
