import io.sysmon.protocol.ColumnsWriter;
import io.sysmon.protocol.HostIdentity;
import io.sysmon.protocol.PushCoding;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the request bodies of a fleet from one real host's recorded samples. Host k replays the trace shifted by k × 37
 * ticks, so that no two hosts are alike at the same time. No series is longer than the trace: a repeat would compress to
 * nothing.
 *
 * <p>usage: java MakePushes.java SAMPLES.tsv.gz OUT HOSTS TICKS TICKS_A_PUSH FIRST_TIMESTAMP plain|gzip|columns|victoriametrics
 *
 * <p>SAMPLES has lines of timestamp, metric type, tags, value, separated by tabs. OUT becomes a row of (4 bytes length,
 * big-endian; body), in the order in which the pushes would arrive: the body of POST /api/metrics, as rows, plain or gzipped, or as columns in the coding sysmon-1, or the
 * same samples as VictoriaMetrics' JSON lines for POST /api/v1/import, a line a series. Prints the number of samples.
 */
final class MakePushes {

    private static final int TICKS_BETWEEN_HOSTS = 37;
    private static final int SECONDS_A_TICK = 2;

    private record Recorded(String metricType, String tags, String value) {}

    /** Ticks {@code from} (inclusive) to {@code to} (exclusive) of a host. */
    private record Stretch(List<List<Recorded>> trace, int host, int from, int to, long first) {

        String hostname() {
            return String.format("host-%05d", host);
        }

        long timestamp(int tick) {
            return first + (long) tick * SECONDS_A_TICK;
        }

        List<Recorded> samples(int tick) {
            return trace.get((tick + host * TICKS_BETWEEN_HOSTS) % trace.size());
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<List<Recorded>> trace = read(Path.of(arguments[0]));
        int hosts = Integer.parseInt(arguments[2]);
        int ticks = Integer.parseInt(arguments[3]);
        int ticksAPush = Integer.parseInt(arguments[4]);
        long first = Long.parseLong(arguments[5]) / SECONDS_A_TICK * SECONDS_A_TICK;
        String format = arguments[6];
        if (ticks > trace.size()) {
            throw new IllegalArgumentException("the trace has " + trace.size() + " ticks: take more hosts instead");
        }
        long samples = 0;
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1])), 1 << 20))) {
            for (int from = 0; from < ticks; from += ticksAPush) {
                for (int host = 0; host < hosts; host++) {
                    Stretch stretch = new Stretch(trace, host, from, Math.min(ticks, from + ticksAPush), first);
                    StringBuilder body = new StringBuilder(40_000);
                    samples += format.equals("victoriametrics") ? writeLines(body, stretch) : write(body, stretch);
                    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
                    byte[] sent = switch (format) {
                        case "gzip" -> compress(bytes);
                        case "columns" -> columns(stretch);
                        default -> bytes;
                    };
                    out.writeInt(sent.length);
                    out.write(sent);
                }
            }
        }
        System.out.println(samples);
    }

    private static int write(StringBuilder body, Stretch stretch) {
        body.append("{\"hostname\":\"").append(stretch.hostname()).append("\",\"version\":\"0.5.0\",\"platform\":\"Linux\",")
                .append("\"tags\":{\"environment\":\"production\",\"datacenter\":\"us-east-1\",\"role\":\"web-server\"},")
                .append("\"metrics\":[");
        int samples = 0;
        for (int tick = stretch.from(); tick < stretch.to(); tick++) {
            for (Recorded sample : stretch.samples(tick)) {
                body.append(samples++ == 0 ? "" : ",")
                        .append("{\"timestamp\":").append(stretch.timestamp(tick))
                        .append(",\"metric_type\":\"").append(sample.metricType())
                        .append("\",\"value\":").append(sample.value())
                        .append(",\"tags\":\"").append(sample.tags())
                        .append("\"}");
            }
        }
        body.append("]}");
        return samples;
    }

    private static byte[] columns(Stretch stretch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ColumnsWriter writer = new ColumnsWriter(PushCoding.encoding(bytes))) {
            writer.begin(new HostIdentity(stretch.hostname(), "0.5.0", "Linux",
                    Map.of("environment", "production", "datacenter", "us-east-1", "role", "web-server"), null));
            for (int tick = stretch.from(); tick < stretch.to(); tick++) {
                for (Recorded sample : stretch.samples(tick)) {
                    double value = Double.parseDouble(sample.value());
                    writer.sample(stretch.timestamp(tick), sample.metricType(), value, sample.tags());
                }
            }
        }
        return bytes.toByteArray();
    }

    private static int writeLines(StringBuilder body, Stretch stretch) {
        Map<String, StringBuilder> values = new LinkedHashMap<>();
        Map<String, StringBuilder> timestamps = new LinkedHashMap<>();
        int samples = 0;
        for (int tick = stretch.from(); tick < stretch.to(); tick++) {
            for (Recorded sample : stretch.samples(tick)) {
                String labels = labels(sample, stretch.hostname());
                append(values.computeIfAbsent(labels, series -> new StringBuilder())).append(sample.value());
                append(timestamps.computeIfAbsent(labels, series -> new StringBuilder()))
                        .append(stretch.timestamp(tick)).append("000");
                samples++;
            }
        }
        values.forEach((labels, numbers) -> body.append("{\"metric\":").append(labels)
                .append(",\"values\":[").append(numbers)
                .append("],\"timestamps\":[").append(timestamps.get(labels)).append("]}\n"));
        return samples;
    }

    private static StringBuilder append(StringBuilder list) {
        return list.append(list.isEmpty() ? "" : ",");
    }

    private static String labels(Recorded sample, String hostname) {
        String tag = sample.tags().isEmpty() ? "" : ",\"" + sample.tags().replaceFirst("=", "\":\"") + '"';
        return "{\"__name__\":\"" + sample.metricType().replace('.', '_') + "\",\"host\":\"" + hostname + '"' + tag + '}';
    }

    private static List<List<Recorded>> read(Path file) throws IOException {
        TreeMap<Long, List<Recorded>> ticks = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t", -1);
                ticks.computeIfAbsent(Long.parseLong(columns[0]), tick -> new ArrayList<>())
                        .add(new Recorded(columns[1], columns[2], columns[3]));
            }
        }
        return new ArrayList<>(ticks.values());
    }

    private static byte[] compress(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 8);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }
}
