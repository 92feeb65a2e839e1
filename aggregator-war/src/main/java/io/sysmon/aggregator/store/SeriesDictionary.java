package io.sysmon.aggregator.store;

import io.sysmon.aggregator.domain.DeviceLayer;
import io.sysmon.aggregator.domain.HeadlineMetric;
import io.sysmon.protocol.SeriesKey;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The series of all hosts and their numbers. Thread-safe: a number is given out under the lock and never changes.
 *
 * <p>A number is given out as soon as a push needs it, before it is in the database. Until a commit confirms it, every
 * batch that uses it writes it along, so that no failed batch takes away what another one relies on. A number that no
 * commit confirmed was never stored and may be given out anew after a restart.
 */
public final class SeriesDictionary {

    private final Map<SeriesKey, Integer> ids = new ConcurrentHashMap<>();
    private volatile @Nullable SeriesKey[] keys = new SeriesKey[1024];
    private volatile @Nullable HeadlineMetric[] headlines = new HeadlineMetric[1024];
    private volatile @Nullable DeviceLayer[] layers = new DeviceLayer[1024];
    private int lastId;

    /** By id; read and written by the writer's thread alone. */
    private final BitSet confirmed = new BitSet();

    SeriesDictionary() {}

    /** Takes over what the database holds; before any other call. */
    void load(int id, SeriesKey key) {
        put(id, key);
        confirmed.set(id);
        lastId = Math.max(lastId, id);
    }

    /** Numbers up to this one were given out in earlier lives of the database. */
    synchronized void reserveUpTo(int id) {
        lastId = Math.max(lastId, id);
    }

    /** The number of a series, or {@code null} when no push ever needed one. */
    @Nullable Integer find(SeriesKey key) {
        return ids.get(key);
    }

    /** The number of a series, given out now if need be. */
    int idOf(SeriesKey key) {
        Integer known = ids.get(key);
        return known != null ? known : giveOut(key);
    }

    /** The series of a number that was given out. */
    public SeriesKey key(int id) {
        SeriesKey key = id < keys.length ? keys[id] : null;
        if (key == null) {
            throw new IllegalStateException("no series has the number " + id);
        }
        return key;
    }

    /** Which headline metric the series belongs to, or {@code null}. */
    @Nullable HeadlineMetric headline(int id) {
        return headlines[id];
    }

    /** The layer of the device that the series is of. */
    public DeviceLayer layer(int id) {
        return Objects.requireNonNull(layers[id], "no series has this number");
    }

    /** The numbers of all series of a metric. */
    public BitSet idsOf(String metricType) {
        BitSet matching = new BitSet();
        @Nullable SeriesKey[] all = keys;
        for (int id = 0; id < all.length; id++) {
            SeriesKey key = all[id];
            if (key != null && key.metricType().equals(metricType)) {
                matching.set(id);
            }
        }
        return matching;
    }

    /** How many series there are. */
    int size() {
        return ids.size();
    }

    /** Whether a commit stored the number. On the writer's thread. */
    boolean isConfirmed(int id) {
        return confirmed.get(id);
    }

    /** Remembers that a commit stored these numbers. On the writer's thread. */
    void confirm(int[] committed) {
        for (int id : committed) {
            confirmed.set(id);
        }
    }

    private synchronized int giveOut(SeriesKey key) {
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        int id = ++lastId;
        put(id, key);
        return id;
    }

    /** The number is published last: whoever finds it finds the rest. */
    private synchronized void put(int id, SeriesKey key) {
        if (id >= keys.length) {
            int capacity = Math.max(2 * keys.length, id + 1);
            keys = Arrays.copyOf(keys, capacity);
            headlines = Arrays.copyOf(headlines, capacity);
            layers = Arrays.copyOf(layers, capacity);
        }
        keys[id] = key;
        headlines[id] = HeadlineMetric.of(key.metricType());
        layers[id] = DeviceLayer.of(key.tags());
        ids.put(key, id);
    }
}
