package io.sysmon.aggregator.api.request;

import io.sysmon.aggregator.domain.Limit;
import java.io.IOException;
import java.io.Serial;

/** As many bodies are being read as may be; this one comes again later. Nothing of it was read. */
public final class TooManyBodiesException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Limit limit;

    private TooManyBodiesException(Limit limit, String message) {
        super(message);
        this.limit = limit;
    }

    static TooManyBodiesException ofClient(int most) {
        return new TooManyBodiesException(
                Limit.PUSHES_CLIENT, "at most " + most + " pushes from one address may be under way, and they are");
    }

    static TooManyBodiesException ofAll(int most) {
        return new TooManyBodiesException(Limit.PUSHES, "at most " + most + " pushes may be under way, and they are");
    }

    /** Which bound. */
    public Limit limit() {
        return limit;
    }

    /** 429 when this client alone has that many, 503 when all have. */
    public int status() {
        return limit == Limit.PUSHES_CLIENT ? 429 : 503;
    }
}
