package io.sysmon.aggregator.api.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * The error page of web.xml: answers what the container itself found wrong with a request that had already reached the
 * application, with the same body as everything else. Asked for directly it is not there.
 */
public final class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final Map<Integer, String> DETAILS = Map.of(
            400, "the request is malformed",
            404, "there is nothing at this path",
            405, "this path does not know the method",
            413, "the request is too large");

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problem(request).send(response);
    }

    private static Problem problem(HttpServletRequest request) {
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (failure instanceof IOException) {
            // Tomcat answers afresh, with what it met itself, when the connection failed while a body was read.
            return Problem.of(408, "the connection failed or the request stopped coming");
        }
        if (failure instanceof Throwable unexpected) {
            return UnexpectedErrors.report(unexpected);
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return Problem.of(status, DETAILS.getOrDefault(status, "the request could not be served"));
    }
}
