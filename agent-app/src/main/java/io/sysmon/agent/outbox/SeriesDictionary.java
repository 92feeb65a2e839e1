package io.sysmon.agent.outbox;

import io.sysmon.protocol.SeriesKey;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Small numbers for series, so that a tick does not repeat their names. In memory: the file follows with the tick that
 * needs them, in the same transaction. Guarded by the outbox, but for {@link #get}, which any thread may call.
 */
final class SeriesDictionary {

    /** By metric type, then by tags: a look-up makes no object. */
    private final Map<String, Map<String, Integer>> ids = new HashMap<>();

    private final Map<Integer, SeriesKey> keys = new ConcurrentHashMap<>();
    private final Map<Integer, SeriesKey> unsaved = new TreeMap<>();
    private int highestId;

    /** The dictionary as the file has it. */
    SeriesDictionary(Map<Integer, SeriesKey> saved) {
        saved.forEach(this::remember);
    }

    /** The series' number; a new one is given to a new series. */
    int idOf(String metricType, String tags) {
        Map<String, Integer> idsByTags = ids.get(metricType);
        Integer id = idsByTags == null ? null : idsByTags.get(tags);
        return id == null ? add(new SeriesKey(metricType, tags)) : id;
    }

    /** The series with this number. */
    SeriesKey get(int id) {
        SeriesKey key = keys.get(id);
        if (key == null) {
            throw new OutboxException("cannot read tick: it has series " + id + ", which the outbox does not know");
        }
        return key;
    }

    /** What the file does not know yet. */
    Map<Integer, SeriesKey> unsaved() {
        return unsaved;
    }

    /** The file knows everything. */
    void saved() {
        unsaved.clear();
    }

    /** The file is a fresh one, which knows nothing. */
    void forgotten() {
        unsaved.putAll(keys);
    }

    private int add(SeriesKey series) {
        int id = highestId + 1;
        remember(id, series);
        unsaved.put(id, series);
        return id;
    }

    private void remember(int id, SeriesKey series) {
        ids.computeIfAbsent(series.metricType(), type -> new HashMap<>()).put(series.tags(), id);
        keys.put(id, series);
        highestId = Math.max(highestId, id);
    }
}
