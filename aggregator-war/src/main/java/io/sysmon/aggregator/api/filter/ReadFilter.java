package io.sysmon.aggregator.api.filter;

import io.sysmon.aggregator.api.AnswerBytes;
import io.sysmon.aggregator.api.request.BytesInFlight;
import io.sysmon.aggregator.api.request.ReadsInHand;
import io.sysmon.aggregator.api.request.WorkingReads;
import io.sysmon.aggregator.domain.Limit;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets so many reads be answered at a time that pushes always find a thread, however slowly clients read
 * ({@link ReadsInHand}). A read without a place waits for one without a thread, and comes by here a second time, by the
 * container's dispatch; the filters before it are passed again as well. What writes goes on at once: it is bounded by its
 * token and by the bodies that may come. Stands behind the filters that know who may look.
 *
 * <p>Who asks for the health waits for none of them: it has places of its own, few enough to take no threads that pushes need, and
 * is answered at once. Its answer ends the connection, and a small answer that is the only one of its connection does not wait
 * for its client: nobody can hold these places by not reading.
 *
 * <p>An answer is written to its last byte before its place is given up, and a client that takes too long is cut off.
 *
 * <p>Finds its {@link Reading} in the servlet context, under its class name.
 */
public final class ReadFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final Logger LOG = LoggerFactory.getLogger(ReadFilter.class);

    /** Shorter than what clients and proxies wait for an answer. */
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private static final String TURN = ReadsInHand.Turn.class.getName();

    private transient @Nullable Reading reading;

    @Override
    public void init() throws ServletException {
        reading = FromContext.require(getServletContext(), Reading.class);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Methods.writes(request)) {
            chain.doFilter(request, response);
            return;
        }
        Reading bounds = Objects.requireNonNull(reading, "not initialised");
        boolean isBack = request.getDispatcherType() == DispatcherType.ASYNC;
        ReadsInHand.Turn turn = isBack && request.getAttribute(TURN) instanceof ReadsInHand.Turn held
                ? held
                : placesOf(request, bounds).enter(String.valueOf(request.getRemoteAddr()));
        if (turn.isReady()) {
            answer(turn, bounds, request, response, chain);
        } else if (turn.isWaiting() && !isBack && request.isAsyncSupported()) {
            waitFor(turn, request);
        } else {
            refuse(turn, bounds, request, response);
        }
    }

    private static boolean asksForHealth(HttpServletRequest request) {
        return ExactPath.isAt(request, ExactPath.HEALTH);
    }

    private static ReadsInHand placesOf(HttpServletRequest request, Reading bounds) {
        return asksForHealth(request) ? bounds.health() : bounds.reads();
    }

    private static WorkingReads.Place workingPlaceOf(HttpServletRequest request, Reading bounds) {
        return asksForHealth(request)
                ? bounds.working().none()
                : bounds.working().enter();
    }

    private static void answer(
            ReadsInHand.Turn turn,
            Reading bounds,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        try (turn;
                BytesInFlight.Share bytes = bounds.bytes().open();
                WorkingReads.Place working = workingPlaceOf(request, bounds)) {
            AnswerBytes.put(request, bytes);
            if (asksForHealth(request)) {
                Methods.closeConnection(request, response);
            }
            TimedResponse timed = new TimedResponse(response, bounds, working);
            chain.doFilter(request, timed);
            timed.finish();
        }
    }

    private static void waitFor(ReadsInHand.Turn turn, HttpServletRequest request) {
        request.setAttribute(TURN, turn);
        try {
            AsyncContext waiting = request.startAsync();
            waiting.setTimeout(PATIENCE_MILLIS);
            waiting.addListener(new EndOfWaiting(turn));
            turn.whenReady(() -> comeBack(waiting));
        } catch (IllegalStateException cannotWait) {
            turn.close();
            throw cannotWait;
        }
    }

    private static void comeBack(AsyncContext waiting) {
        try {
            waiting.dispatch();
        } catch (IllegalStateException over) {
            LOG.debug("a read that waited has come back already, or is gone", over);
        }
    }

    private static void refuse(
            ReadsInHand.Turn turn, Reading bounds, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Limit limit = turn.limit();
        turn.close();
        bounds.refusals().count(limit);
        Methods.closeConnection(request, response);
        turn.refusal(limit).send(response);
    }

    /** A read that has waited too long comes back to be told so; one that is gone keeps no place. */
    private record EndOfWaiting(ReadsInHand.Turn turn) implements AsyncListener {

        @Override
        public void onTimeout(AsyncEvent event) {
            comeBack(event.getAsyncContext());
        }

        @Override
        public void onComplete(AsyncEvent event) {
            turn.close();
        }

        @Override
        public void onError(AsyncEvent event) {
            turn.close();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
