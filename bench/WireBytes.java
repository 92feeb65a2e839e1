import io.sysmon.protocol.ColumnsWriter;
import io.sysmon.protocol.HostIdentity;
import io.sysmon.protocol.PushCoding;
import io.sysmon.protocol.PushLimits;
import io.sysmon.protocol.PushReader;
import io.sysmon.protocol.PushWriter;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What recorded samples weigh in each form of a push, and what writing and reading it costs, single-threaded.
 *
 * <p>usage: java -cp agent-app/target/sysmon-agent.jar bench/WireBytes.java SAMPLES.tsv.gz TICKS_A_PUSH
 *
 * <p>SAMPLES has lines of timestamp, metric type, tags, value, separated by tabs. One line a form: bytes a sample as JSON and
 * as sent, microseconds a push to write (compression included) and to read (inflation included), after a warm-up.
 */
final class WireBytes {

    private static final int ROUNDS = 8;
    private static final int GZIP_LEVEL = 8;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final HostIdentity HOST = new HostIdentity(
            "web-server-01.example.org",
            "0.5.0",
            "Linux",
            Map.of("environment", "production", "role", "web-server"),
            "3f6c9a1e77aa4c1b");

    private record Recorded(long timestamp, String metricType, String tags, double value) {}

    private interface Form {
        byte[] write(List<Recorded> push) throws IOException;

        InputStream open(byte[] body) throws IOException;
    }

    private static final class Rows implements Form {
        @Override
        public byte[] write(List<Recorded> push) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            OutputStream gzip = new GZIPOutputStream(bytes, 8192) {
                {
                    def.setLevel(GZIP_LEVEL);
                }
            };
            try (PushWriter writer = new PushWriter(gzip)) {
                writer.begin(HOST);
                for (Recorded sample : push) {
                    writer.sample(sample.timestamp, sample.metricType, sample.value, sample.tags);
                }
            }
            return bytes.toByteArray();
        }

        @Override
        public InputStream open(byte[] body) throws IOException {
            return new GZIPInputStream(new ByteArrayInputStream(body), 16 * 1024);
        }
    }

    private static final class Columns implements Form {
        @Override
        public byte[] write(List<Recorded> push) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ColumnsWriter writer = new ColumnsWriter(PushCoding.encoding(bytes))) {
                writer.begin(HOST);
                for (Recorded sample : push) {
                    writer.sample(sample.timestamp, sample.metricType, sample.value, sample.tags);
                }
            }
            return bytes.toByteArray();
        }

        @Override
        public InputStream open(byte[] body) {
            return PushCoding.decoding(new ByteArrayInputStream(body));
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<List<Recorded>> pushes = pushes(read(Path.of(arguments[0])), Integer.parseInt(arguments[1]));
        measure("rows, gzip", new Rows(), pushes);
        measure("columns, sysmon-1", new Columns(), pushes);
    }

    private static void measure(String name, Form form, List<List<Recorded>> pushes) throws IOException {
        PushReader reader = new PushReader(PushLimits.DEFAULT);
        long samples = 0;
        long json = 0;
        long sent = 0;
        long writing = 0;
        long reading = 0;
        for (int round = 0; round < ROUNDS; round++) {
            samples = json = sent = writing = reading = 0;
            for (List<Recorded> push : pushes) {
                long begin = System.nanoTime();
                byte[] body = form.write(push);
                long written = System.nanoTime();
                try (InputStream in = form.open(body)) {
                    samples += reader.read(in, Long.MAX_VALUE / 2).samples().size();
                }
                reading += System.nanoTime() - written;
                writing += written - begin;
                sent += body.length;
                try (InputStream in = form.open(body)) {
                    json += in.readAllBytes().length;
                }
            }
        }
        System.out.printf(
                "%-18s %6.2f JSON bytes a sample, %5.2f sent; %6.0f us to write a push of %d, %6.0f us to read (%.2f M samples/s)%n",
                name,
                (double) json / samples,
                (double) sent / samples,
                writing / NANOS_PER_MICRO / pushes.size(),
                samples / pushes.size(),
                reading / NANOS_PER_MICRO / pushes.size(),
                samples * NANOS_PER_MICRO / reading);
    }

    private static List<List<Recorded>> pushes(List<List<Recorded>> ticks, int ticksAPush) {
        List<List<Recorded>> pushes = new ArrayList<>();
        for (int from = 0; from + ticksAPush <= ticks.size(); from += ticksAPush) {
            List<Recorded> push = new ArrayList<>();
            ticks.subList(from, from + ticksAPush).forEach(push::addAll);
            pushes.add(push);
        }
        return pushes;
    }

    private static List<List<Recorded>> read(Path file) throws IOException {
        TreeMap<Long, List<Recorded>> ticks = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] field = line.split("\t", -1);
                long timestamp = Long.parseLong(field[0]);
                ticks.computeIfAbsent(timestamp, tick -> new ArrayList<>())
                        .add(new Recorded(timestamp, field[1], field[2], Double.parseDouble(field[3])));
            }
        }
        return new ArrayList<>(ticks.values());
    }
}
