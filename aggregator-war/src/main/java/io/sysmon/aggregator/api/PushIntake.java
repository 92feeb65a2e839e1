package io.sysmon.aggregator.api;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.api.request.BodiesInHand;
import io.sysmon.aggregator.api.request.BodyInterruptedException;
import io.sysmon.aggregator.api.request.BodyTooLargeException;
import io.sysmon.aggregator.api.request.BytesInFlight;
import io.sysmon.aggregator.api.request.PushBody;
import io.sysmon.aggregator.api.request.PushBounds;
import io.sysmon.aggregator.api.request.PushHeaders;
import io.sysmon.aggregator.api.request.TooManyBodiesException;
import io.sysmon.aggregator.api.request.TooMuchInFlightException;
import io.sysmon.aggregator.api.request.TransportStream;
import io.sysmon.aggregator.auth.Grant;
import io.sysmon.aggregator.domain.Limit;
import io.sysmon.aggregator.domain.Refusals;
import io.sysmon.aggregator.ingest.HostRefusedException;
import io.sysmon.aggregator.ingest.Ingest;
import io.sysmon.aggregator.ingest.IngestUnavailableException;
import io.sysmon.aggregator.store.StoreFullException;
import io.sysmon.protocol.MalformedPushException;
import io.sysmon.protocol.PushAnswer;
import io.sysmon.protocol.TooManySamplesException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Takes a push from its headers to its answer, and says in terms of the contract what was wrong with it. Thread-safe.
 */
public final class PushIntake {

    /** Samples came and none was valid. */
    private static final int UNPROCESSABLE_CONTENT = 422;

    private static final String RETRY_AFTER = "Retry-After";

    /** The pushes that were in hand are stored by then. */
    private static final int RETRY_SECONDS = 2;

    /** Somebody has to make room for another host. */
    private static final int FULL_SECONDS = 60;

    /** For a push whose body is not read to its end. */
    private static final Map<String, String> SOON_AND_ANEW =
            Map.of(RETRY_AFTER, Integer.toString(RETRY_SECONDS), "Connection", "close");

    private final Ingest ingest;
    private final PushBounds bounds;
    private final BytesInFlight inFlight;
    private final BodiesInHand bodies;
    private final Refusals refusals;

    /** Hands on to {@code ingest} what is within {@code bounds} and has its room in {@code inFlight} and {@code bodies}. */
    public PushIntake(
            Ingest ingest, PushBounds bounds, BytesInFlight inFlight, BodiesInHand bodies, Refusals refusals) {
        this.ingest = ingest;
        this.bounds = bounds;
        this.inFlight = inFlight;
        this.bodies = bodies;
        this.refusals = refusals;
    }

    /**
     * Stores the push; returns when its samples are durable.
     *
     * @param grant what the client's token is good for
     * @throws ApiException 400, 403, 408, 413, 415, 429 or 503, as the contract has them
     */
    public PushAnswer take(PushHeaders headers, InputStream body, Grant grant) {
        try (BodiesInHand.Place place = bodies.enter(headers.client())) {
            return take(headers, new TransportStream(body, bounds.time(), bodies), grant, place);
        } catch (TooManyBodiesException e) {
            refusals.count(e.limit());
            // Its body is not waited for: that is what there is no room for.
            throw new ApiException(e.status(), String.valueOf(e.getMessage()), SOON_AND_ANEW);
        }
    }

    /** The HTTP status of an answer. */
    public static int statusOf(PushAnswer answer) {
        return answer.status().equals(PushAnswer.ERROR) ? UNPROCESSABLE_CONTENT : 200;
    }

    private PushAnswer take(PushHeaders headers, TransportStream body, Grant grant, BodiesInHand.Place place) {
        try {
            PushBody.check(headers, bounds.bytes());
        } catch (ApiException refused) {
            countIfTooLarge(refused);
            if (headers.contentLength() <= PushBody.MOST_DISCARDED_BYTES) {
                PushBody.discardRest(body);
            }
            throw refused;
        }
        return read(headers, body, grant, place);
    }

    private PushAnswer read(PushHeaders headers, TransportStream body, Grant grant, BodiesInHand.Place place) {
        try (BytesInFlight.Share share = inFlight.open();
                InputStream json = PushBody.open(headers, body, bounds, share, place)) {
            return ingest.accept(json, (host, known) -> grant.scope().permits(host.hostname(), host.tags(), known));
        } catch (HostRefusedException e) {
            throw new ApiException(403, String.valueOf(e.getMessage()));
        } catch (BodyInterruptedException e) {
            throw interrupted(e);
        } catch (IngestUnavailableException e) {
            throw unavailable(Limit.STORE, e, e.retryAfterSeconds());
        } catch (StoreFullException e) {
            throw unavailable(Limit.HOSTS, e, FULL_SECONDS);
        } catch (TooMuchInFlightException e) {
            PushBody.discardRest(body);
            throw unavailable(Limit.BYTES_IN_FLIGHT, e, RETRY_SECONDS);
        } catch (MalformedPushException | TooManySamplesException | IOException e) {
            PushBody.discardRest(body);
            throw refusal(e);
        }
    }

    /** Not a 400: the agent would take that for a refusal of the push and set it aside. */
    private ApiException interrupted(BodyInterruptedException e) {
        if (e.reason() == BodyInterruptedException.Reason.STOPPING) {
            return stopping(e);
        }
        if (e.reason() == BodyInterruptedException.Reason.TOO_SLOW) {
            refusals.count(Limit.BODY_TIME);
        }
        return new ApiException(408, String.valueOf(e.getMessage()), Map.of("Connection", "close"));
    }

    private ApiException stopping(BodyInterruptedException e) {
        refusals.count(Limit.STORE);
        return new ApiException(503, String.valueOf(e.getMessage()), SOON_AND_ANEW);
    }

    private ApiException unavailable(Limit limit, Exception reason, int retryAfterSeconds) {
        refusals.count(limit);
        return new ApiException(
                503, String.valueOf(reason.getMessage()), Map.of(RETRY_AFTER, Integer.toString(retryAfterSeconds)));
    }

    private ApiException refusal(Exception reason) {
        if (reason instanceof BodyTooLargeException tooLarge) {
            refusals.count(tooLarge.limit());
            return tooLarge.problem();
        }
        if (reason instanceof TooManySamplesException) {
            refusals.count(Limit.SAMPLES);
            return new ApiException(413, String.valueOf(reason.getMessage()));
        }
        if (reason instanceof MalformedPushException) {
            return new ApiException(400, String.valueOf(reason.getMessage()));
        }
        return new ApiException(400, "the body is not what Content-Encoding says: " + reason.getMessage());
    }

    private void countIfTooLarge(ApiException refused) {
        if (refused.status() == 413) {
            refusals.count(Limit.BODY);
        }
    }
}
