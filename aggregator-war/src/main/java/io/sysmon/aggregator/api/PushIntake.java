package io.sysmon.aggregator.api;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.api.request.BodyInterruptedException;
import io.sysmon.aggregator.api.request.BodyTooLargeException;
import io.sysmon.aggregator.api.request.BytesInFlight;
import io.sysmon.aggregator.api.request.PushBody;
import io.sysmon.aggregator.api.request.PushHeaders;
import io.sysmon.aggregator.api.request.TooMuchInFlightException;
import io.sysmon.aggregator.auth.Grant;
import io.sysmon.aggregator.ingest.HostRefusedException;
import io.sysmon.aggregator.ingest.Ingest;
import io.sysmon.aggregator.ingest.IngestUnavailableException;
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

    private final Ingest ingest;
    private final long maxBodyBytes;
    private final BytesInFlight inFlight;

    /** Hands on to {@code ingest} what has at most {@code maxBodyBytes}, inflated, and its room in {@code inFlight}. */
    public PushIntake(Ingest ingest, long maxBodyBytes, BytesInFlight inFlight) {
        this.ingest = ingest;
        this.inFlight = inFlight;
        this.maxBodyBytes = maxBodyBytes;
    }

    /**
     * Stores the push; returns when its samples are durable.
     *
     * @param grant what the client's token is good for
     * @throws ApiException 400, 403, 408, 413, 415 or 503, as the contract has them
     */
    public PushAnswer take(PushHeaders headers, InputStream body, Grant grant) {
        try {
            PushBody.check(headers, maxBodyBytes);
        } catch (ApiException refused) {
            if (headers.contentLength() <= PushBody.MOST_DISCARDED_BYTES) {
                PushBody.discardRest(body);
            }
            throw refused;
        }
        return read(headers, body, grant);
    }

    /** The HTTP status of an answer. */
    public static int statusOf(PushAnswer answer) {
        return answer.status().equals(PushAnswer.ERROR) ? UNPROCESSABLE_CONTENT : 200;
    }

    private PushAnswer read(PushHeaders headers, InputStream body, Grant grant) {
        try (BytesInFlight.Share share = inFlight.open();
                InputStream json = PushBody.open(headers, body, maxBodyBytes, share)) {
            return ingest.accept(json, (host, known) -> grant.scope().permits(host.hostname(), host.tags(), known));
        } catch (HostRefusedException e) {
            throw new ApiException(403, String.valueOf(e.getMessage()));
        } catch (BodyInterruptedException e) {
            // Not a 400: the agent would take that for a refusal of the push and set it aside.
            throw new ApiException(408, "the body stopped coming", Map.of("Connection", "close"));
        } catch (IngestUnavailableException e) {
            throw new ApiException(
                    503, String.valueOf(e.getMessage()), Map.of(RETRY_AFTER, Integer.toString(e.retryAfterSeconds())));
        } catch (TooMuchInFlightException e) {
            PushBody.discardRest(body);
            throw new ApiException(
                    503, String.valueOf(e.getMessage()), Map.of(RETRY_AFTER, Integer.toString(RETRY_SECONDS)));
        } catch (MalformedPushException | TooManySamplesException | IOException e) {
            PushBody.discardRest(body);
            throw refusal(e);
        }
    }

    private static ApiException refusal(Exception reason) {
        if (reason instanceof BodyTooLargeException tooLarge) {
            return tooLarge.problem();
        }
        if (reason instanceof TooManySamplesException) {
            return new ApiException(413, String.valueOf(reason.getMessage()));
        }
        if (reason instanceof MalformedPushException) {
            return new ApiException(400, String.valueOf(reason.getMessage()));
        }
        return new ApiException(400, "the body is not what Content-Encoding says: " + reason.getMessage());
    }
}
