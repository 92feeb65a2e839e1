import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The recorded samples of one real host: for each series its values by tick, as the bytes they were recorded in. A host with more series than were recorded has more devices: the recorded
 * series that have tags are there again under other tags. Immutable.
 */
final class Trace {

    /**
     * One series of a host.
     *
     * @param copy which copy of the recorded devices it belongs to; 0 for what was recorded
     * @param values by tick
     */
    record Series(String metricType, String tags, int copy, List<byte[]> values) {}

    private record Key(String metricType, String tags) {}

    private final List<Series> series = new ArrayList<>();

    Trace(Path file, int seriesAHost) throws IOException {
        Map<Key, List<byte[]>> recorded = read(file);
        List<Key> keys = List.copyOf(recorded.keySet());
        List<Key> tagged = keys.stream().filter(key -> !key.tags.isEmpty()).toList();
        for (int i = 0; i < seriesAHost; i++) {
            boolean isRecorded = i < keys.size();
            Key key = isRecorded ? keys.get(i) : tagged.get((i - keys.size()) % tagged.size());
            int copy = isRecorded ? 0 : 1 + (i - keys.size()) / tagged.size();
            String tags = isRecorded ? key.tags : key.tags + "." + copy;
            series.add(new Series(key.metricType, tags, copy, recorded.get(key)));
        }
    }

    int ticks() {
        return series.get(0).values.size();
    }

    List<Series> series() {
        return series;
    }

    private static Map<Key, List<byte[]>> read(Path file) throws IOException {
        Map<Key, List<byte[]>> values = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t", -1);
                values.computeIfAbsent(new Key(columns[1], columns[2]), key -> new ArrayList<>())
                        .add(columns[3].getBytes(StandardCharsets.UTF_8));
            }
        }
        return values;
    }
}
