package io.sysmon.aggregator.ingest;

import io.sysmon.aggregator.codec.Column;
import io.sysmon.aggregator.domain.Refusals;
import io.sysmon.aggregator.store.Admission;
import io.sysmon.aggregator.store.HostEntry;
import io.sysmon.aggregator.store.NewestSamples;
import io.sysmon.aggregator.store.PushBatch;
import io.sysmon.aggregator.store.Store;
import io.sysmon.aggregator.store.StoreUnavailableException;
import io.sysmon.protocol.HostIdentity;
import io.sysmon.protocol.Push;
import io.sysmon.protocol.PushAnswer;
import io.sysmon.protocol.PushLimits;
import io.sysmon.protocol.PushReader;
import io.sysmon.protocol.SampleFailure;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/**
 * Takes pushes. Reading, ordering and encoding happen on the caller's thread; only the encoded runs wait for the store's
 * writer. Thread-safe: called on as many request threads as there are pushes at a time.
 */
public final class Ingest {

    private final Store store;
    private final PushReader reader;
    private final InstantSource clock;
    private final Refusals refusals;

    /** Over an open store; counts samples of series that are too many in {@code refusals}. */
    public Ingest(Store store, PushLimits limits, InstantSource clock, Refusals refusals) {
        this.store = store;
        this.reader = new PushReader(limits);
        this.clock = clock;
        this.refusals = refusals;
    }

    /**
     * Stores one push and returns only after its samples are durable. A push whose samples all failed registers nothing
     * and is answered with the status {@link PushAnswer#ERROR}.
     *
     * @param body the inflated JSON, bounded by the caller; read to its end, not closed
     * @param rule as which hosts the client may push
     * @throws HostRefusedException when it may not push as the host that it names; nothing is stored
     * @throws io.sysmon.protocol.MalformedPushException when the body is no push; nothing is stored
     * @throws io.sysmon.protocol.TooManySamplesException when it has more samples than the limit; nothing is stored
     * @throws io.sysmon.aggregator.store.StoreFullException when its host would be one too many; nothing is stored
     * @throws IngestUnavailableException when it cannot be stored now
     * @throws IOException when the body itself cannot be read
     */
    public PushAnswer accept(InputStream body, HostRule rule) throws IOException {
        Push push = reader.read(body, now());
        requirePermission(push.host(), rule);
        if (push.received() > 0 && push.samples().size() == 0) {
            return answer(push, 0, now(), push.failures());
        }
        int[] seriesIds = store.admit(push.host().hostname(), push.samples().series());
        RefusedSeries refused = refusedOf(push, seriesIds);
        int stored = push.samples().size() - refused.samples();
        if (push.received() > 0 && stored == 0) {
            store.drop(push.host().hostname());
            return answer(push, 0, now(), refused.errors());
        }
        return answer(push, stored, write(push, seriesIds, stored), refused.errors());
    }

    private void requirePermission(HostIdentity host, HostRule rule) {
        HostEntry known = store.hosts().find(host.hostname());
        if (!rule.permits(host, known == null ? null : known.tags())) {
            throw new HostRefusedException(host.hostname());
        }
    }

    private static PushAnswer answer(Push push, int stored, long timestamp, List<SampleFailure> errors) {
        return PushAnswer.of(push.host().hostname(), push.received(), stored, timestamp, errors);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private RefusedSeries refusedOf(Push push, int[] seriesIds) {
        boolean any = Arrays.stream(seriesIds).anyMatch(Admission::isRefused);
        return any
                ? RefusedSeries.of(push, seriesIds, store.limits(), refusals)
                : new RefusedSeries(0, push.failures());
    }

    private long write(Push push, int[] seriesIds, int stored) {
        List<Column> columns = PushColumns.of(push.samples(), seriesIds);
        try {
            return store.write(new PushBatch(push.host(), FreshRuns.of(columns), newestOf(columns), stored));
        } catch (StoreUnavailableException unavailable) {
            throw new IngestUnavailableException(
                    String.valueOf(unavailable.getMessage()), unavailable.retryAfterSeconds(), unavailable);
        }
    }

    private static NewestSamples newestOf(List<Column> columns) {
        int[] seriesIds = new int[columns.size()];
        long[] timestamps = new long[columns.size()];
        double[] values = new double[columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            seriesIds[i] = column.seriesId();
            timestamps[i] = column.timestamps()[column.size() - 1];
            values[i] = column.values()[column.size() - 1];
        }
        return new NewestSamples(seriesIds, timestamps, values);
    }
}
