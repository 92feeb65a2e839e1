package io.sysmon.aggregator.store;

import io.sysmon.aggregator.domain.Host;
import io.sysmon.aggregator.domain.HostStatus;
import io.sysmon.aggregator.domain.LatestSamples;
import io.sysmon.aggregator.domain.StoreLimits;
import io.sysmon.protocol.SeriesKey;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One host in memory: its row, its newest samples and what follows from them. Follows the commits: the writer's thread
 * changes it after each, everybody reads. Thread-safe; the samples are guarded by this object.
 *
 * <p>An entry is made when a host pushes for the first time and is registered by the commit of that push.
 */
public final class HostEntry {

    private final String hostname;
    private final SeriesDictionary dictionary;
    private final SeriesCount seriesOfAll;
    private final long onlineSeconds;
    private volatile @Nullable HostRecord row;

    private final LatestColumns latest = new LatestColumns();
    private final Set<Integer> promised = new HashSet<>();
    private @Nullable HostFigures figures;
    private @Nullable HostSeries series;
    private int counted;
    private boolean isGone;

    HostEntry(String hostname, SeriesDictionary dictionary, SeriesCount seriesOfAll, long onlineSeconds) {
        this.hostname = hostname;
        this.dictionary = dictionary;
        this.seriesOfAll = seriesOfAll;
        this.onlineSeconds = onlineSeconds;
    }

    /** The host's name. */
    public String hostname() {
        return hostname;
    }

    /** The host's number in the database; only of registered hosts. */
    public long id() {
        return registered().id();
    }

    /** When its last push was accepted: the aggregator's clock, Unix seconds; only of registered hosts. */
    public long lastSeen() {
        return registered().lastSeen();
    }

    /** The operator's tags in order of their keys; only of registered hosts. */
    public Map<String, String> tags() {
        return registered().tags();
    }

    /** Online or offline at {@code now}, Unix seconds; only of registered hosts. */
    public HostStatus status(long now) {
        return now - lastSeen() < onlineSeconds ? HostStatus.ONLINE : HostStatus.OFFLINE;
    }

    /** The host as it stands at {@code now}, Unix seconds; only of registered hosts. */
    public Host describe(long now) {
        HostRecord host = registered();
        return new Host(
                hostname,
                host.firstSeen(),
                host.lastSeen(),
                host.tags(),
                host.version(),
                host.platform(),
                status(now),
                host.isInConflict(now),
                figures().headline());
    }

    /** What fleet pages show of it. */
    public synchronized HostFigures figures() {
        if (figures == null) {
            figures = HostFigures.of(latest, dictionary);
        }
        return figures;
    }

    /** Its series by name. */
    public synchronized HostSeries series() {
        if (series == null) {
            series = sortSeries();
        }
        return series;
    }

    /** Its newest samples by name of the series. */
    public LatestSamples latest() {
        NewestSamples newest;
        HostSeries byName;
        synchronized (this) {
            newest = newest();
            byName = series();
        }
        long[] timestamps = new long[newest.size()];
        double[] values = new double[newest.size()];
        for (int i = 0; i < newest.size(); i++) {
            int at = Arrays.binarySearch(newest.seriesIds(), byName.ids()[i]);
            timestamps[i] = newest.timestamps()[at];
            values[i] = newest.values()[at];
        }
        return new LatestSamples(hostname, byName.keys(), timestamps, values);
    }

    /** Its newest samples of some series, in order of the series' numbers. */
    public synchronized NewestSamples latestOf(BitSet seriesIds) {
        int[] positions = IntStream.range(0, latest.size())
                .filter(i -> seriesIds.get(latest.seriesId(i)))
                .toArray();
        return new NewestSamples(
                Arrays.stream(positions).map(latest::seriesId).toArray(),
                Arrays.stream(positions).mapToLong(latest::timestamp).toArray(),
                Arrays.stream(positions).mapToDouble(latest::value).toArray());
    }

    /** The time of its newest sample, by its own clock, Unix seconds; {@code Long.MIN_VALUE} when it has none. */
    public synchronized long newestTimestamp() {
        return latest.newestTimestamp();
    }

    boolean isRegistered() {
        return row != null;
    }

    @Nullable HostRecord row() {
        return row;
    }

    /**
     * The numbers of series that a push brings, one of {@link Admission} for each that would be one too many. A new series
     * counts from now on until {@link #release}, committed or not, so that pushes at the same time share one limit.
     */
    synchronized int[] admit(List<SeriesKey> keys, StoreLimits limits) {
        int[] ids = new int[keys.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = admit(keys.get(i), limits);
        }
        return ids;
    }

    /** Takes back the promise to series of a push that was not stored. */
    synchronized void release(int[] seriesIds) {
        if (!promised.isEmpty()) {
            Arrays.stream(seriesIds).forEach(promised::remove);
            recount();
        }
    }

    /** Whether a push of it is under way or stored. */
    synchronized boolean isInUse() {
        return isRegistered() || !promised.isEmpty();
    }

    /** It is no host any more: its series count no longer among those of all. */
    synchronized void leave() {
        isGone = true;
        seriesOfAll.add(-counted);
        counted = 0;
    }

    /** Follows a commit of the host's row. */
    void publish(HostRecord committed) {
        row = committed;
    }

    /** Follows a commit of samples that arrived at {@code now}, Unix seconds. */
    synchronized void apply(NewestSamples committed, long now) {
        if (latest.offer(committed, now)) {
            series = null;
            release(committed.seriesIds());
            recount();
        }
        figures = null;
    }

    /** Its newest samples in order of the series' numbers. */
    synchronized NewestSamples newest() {
        int size = latest.size();
        int[] ids = new int[size];
        long[] timestamps = new long[size];
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            ids[i] = latest.seriesId(i);
            timestamps[i] = latest.timestamp(i);
            values[i] = latest.value(i);
        }
        return new NewestSamples(ids, timestamps, values);
    }

    private int admit(SeriesKey key, StoreLimits limits) {
        Integer known = dictionary.find(key);
        if (known != null && (latest.contains(known) || promised.contains(known))) {
            return known;
        }
        if (latest.size() + promised.size() >= limits.seriesOfHost()) {
            return Admission.HOST_IS_FULL;
        }
        if (seriesOfAll.get() >= limits.seriesOfAll()) {
            return Admission.ALL_ARE_FULL;
        }
        if (known == null && dictionary.size() >= limits.names()) {
            return Admission.NAMES_ARE_FULL;
        }
        int id = dictionary.idOf(key);
        promised.add(id);
        recount();
        return id;
    }

    private void recount() {
        int now = isGone ? 0 : latest.size() + promised.size();
        seriesOfAll.add(now - counted);
        counted = now;
    }

    private HostSeries sortSeries() {
        record Numbered(SeriesKey key, int id) {}
        List<Numbered> sorted = IntStream.range(0, latest.size())
                .mapToObj(i -> new Numbered(dictionary.key(latest.seriesId(i)), latest.seriesId(i)))
                .sorted(Comparator.comparing(Numbered::key))
                .toList();
        return new HostSeries(
                sorted.stream().map(Numbered::key).toList(),
                sorted.stream().mapToInt(Numbered::id).toArray());
    }

    private HostRecord registered() {
        HostRecord host = row;
        if (host == null) {
            throw new IllegalStateException("host " + hostname + " is not registered");
        }
        return host;
    }
}
