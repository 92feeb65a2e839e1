package io.sysmon.aggregator.ingest;

import io.sysmon.aggregator.store.Store;
import io.sysmon.protocol.Push;
import io.sysmon.protocol.PushAnswer;
import io.sysmon.protocol.PushLimits;
import io.sysmon.protocol.PushReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;

/** Takes pushes. Thread-safe: called on as many request threads as there are pushes at a time. */
@SuppressWarnings("DoNotCallSuggester") // its body follows
public final class Ingest {

    private final Store store;
    private final PushReader reader;
    private final InstantSource clock;

    /** Over an open store. */
    public Ingest(Store store, PushLimits limits, InstantSource clock) {
        this.store = store;
        this.reader = new PushReader(limits);
        this.clock = clock;
    }

    /**
     * Stores one push and returns only after its samples are durable. A push whose samples all failed registers nothing
     * and is answered with the status {@link PushAnswer#ERROR}.
     *
     * @param body the inflated JSON, bounded by the caller; read to its end, not closed
     * @throws io.sysmon.protocol.MalformedPushException when the body is no push; nothing is stored
     * @throws io.sysmon.protocol.TooManySamplesException when it has more samples than the limit; nothing is stored
     * @throws IngestUnavailableException when it cannot be stored now
     * @throws IOException when the body itself cannot be read
     */
    public PushAnswer accept(InputStream body) throws IOException {
        Push push = reader.read(body, clock.instant().getEpochSecond());
        throw new IllegalStateException("not built yet: " + store.isReadable() + push);
    }
}
