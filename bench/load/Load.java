import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pushes what a fleet would, in real time or as fast as the server answers; see bench/README.md. Ends with status 1 when a
 * push was refused.
 */
final class Load {

    private static final Set<String> OPTIONS = Set.of(
            "trace", "hosts", "first", "series", "step", "push", "encoding", "token", "threads", "seconds", "report",
            "from", "to", "ticks", "pid", "files", "wire");

    private final Options options;
    private final Pushing pushing;
    private final SimulatedFleet fleet;
    private final int hosts;
    private final int firstHost;
    private final ServerProcess process;
    private final long began = System.nanoTime();
    private double cpuBefore;
    private double cpuAtReport;
    private long samplesBefore;
    private long reported = began;

    private Load(URI server, Options options) throws IOException {
        this.options = options;
        boolean gzip = options.text("encoding", "gzip").equals("gzip");
        Wire wire = Wire.valueOf(options.text("wire", "sysmon").toUpperCase(Locale.ROOT));
        pushing = new Pushing(server, options.text("token", "bench"), wire, gzip);
        Trace trace = new Trace(Path.of(options.text("trace", "")), (int) options.number("series", 75));
        fleet = new SimulatedFleet(trace, (int) options.number("step", 2), wire, gzip);
        hosts = (int) options.number("hosts", 100);
        firstHost = (int) options.number("first", 0);
        long pid = options.number("pid", 0);
        process = pid == 0 ? null : new ServerProcess(pid);
        cpuBefore = process == null ? 0 : process.cpuSeconds();
        cpuAtReport = cpuBefore;
    }

    public static void main(String[] words) throws Exception {
        Load load = new Load(URI.create(words[1]), new Options(Options.after(words, 2), OPTIONS));
        if (words[0].equals("live")) {
            load.live();
        } else {
            load.fill();
        }
        load.report("total", load.pushing.all(), load.began, load.pushing.samples());
    }

    /**
     * Every host pushes every so often over a connection of its own, the hosts spread evenly. A push counts from the moment
     * when it was due, so that a server that stalls is not spared the pushes that waited meanwhile.
     */
    private void live() throws Exception {
        long periodNanos = TimeUnit.SECONDS.toNanos(options.number("push", 10));
        long gapNanos = periodNanos / hosts;
        long pushes = TimeUnit.SECONDS.toNanos(options.number("seconds", 60)) / gapNanos;
        List<HttpConnection> connections = new ArrayList<>();
        for (int host = 0; host < hosts; host++) {
            connections.add(new HttpConnection(pushing.server()));
        }
        long startNanos = System.nanoTime();
        long startMillis = System.currentTimeMillis();
        inParallel(pushes, connection -> index -> {
            int host = (int) (index % hosts);
            long due = startNanos + index * gapNanos;
            long upTo = (startMillis + TimeUnit.NANOSECONDS.toMillis(index * gapNanos)) / 1000;
            long after = (startMillis + TimeUnit.NANOSECONDS.toMillis(index * gapNanos - periodNanos)) / 1000;
            byte[] body = fleet.push(firstHost + host, after, upTo);
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            pushing.send(connections.get(host), body, fleet.samples(after, upTo), due);
            reportNowAndThen();
        });
        for (HttpConnection connection : connections) {
            connection.close();
        }
    }

    /** History of all hosts from one time to another, in order of time, as fast as the server answers. */
    private void fill() throws Exception {
        long now = System.currentTimeMillis() / 1000;
        long from = options.time("from", -3600, now);
        long to = options.time("to", 0, now);
        long span = options.number("ticks", 5) * fleet.step();
        long rounds = (to - from + span - 1) / span;
        inParallel(rounds * hosts, connection -> index -> {
            int host = firstHost + (int) (index % hosts);
            long after = from + index / hosts * span;
            long upTo = Math.min(to, after + span);
            byte[] body = fleet.push(host, after, upTo);
            pushing.send(connection, body, fleet.samples(after, upTo), System.nanoTime());
            reportNowAndThen();
        });
    }

    @FunctionalInterface
    private interface Sender {
        void send(long index) throws Exception;
    }

    @FunctionalInterface
    private interface SenderOfConnection {
        Sender over(HttpConnection connection);
    }

    private void inParallel(long pushes, SenderOfConnection senders) throws Exception {
        int threads = (int) options.number("threads", 8);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        AtomicLong next = new AtomicLong();
        List<Future<Void>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Callable<Void> work = () -> {
                try (HttpConnection connection = new HttpConnection(pushing.server())) {
                    Sender sender = senders.over(connection);
                    for (long at = next.getAndIncrement(); at < pushes; at = next.getAndIncrement()) {
                        sender.send(at);
                    }
                }
                return null;
            };
            running.add(pool.submit(work));
        }
        pool.shutdown();
        for (Future<Void> one : running) {
            one.get();
        }
    }

    private synchronized void reportNowAndThen() throws IOException {
        long seconds = options.number("report", 0);
        if (seconds > 0 && System.nanoTime() - reported >= TimeUnit.SECONDS.toNanos(seconds)) {
            long samples = pushing.samples();
            report("interval", pushing.takeRecent(), reported, samples - samplesBefore);
            samplesBefore = samples;
            reported = System.nanoTime();
        }
    }

    private void report(String kind, Latencies latencies, long since, long samples) throws IOException {
        double seconds = (System.nanoTime() - since) / 1e9;
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "{\"kind\":\"%s\",\"at_s\":%.0f,\"pushes\":%d,\"samples_per_s\":%.0f,%s,\"statuses\":\"%s\"",
                kind,
                (System.nanoTime() - began) / 1e9,
                latencies.count(),
                samples / seconds,
                latencies.json(),
                pushing.statuses()));
        if (process != null) {
            double cpu = process.cpuSeconds();
            double spent = kind.equals("total") ? cpu - cpuBefore : cpu - cpuAtReport;
            line.append(String.format(
                    Locale.ROOT,
                    ",\"server_cpu_s\":%.2f,\"server_cpu_s_per_million\":%.3f,\"rss_mib\":%.0f",
                    spent,
                    spent / samples * 1e6,
                    process.rssMib()));
            cpuAtReport = cpu;
        }
        if (!options.text("files", "").isEmpty()) {
            line.append(",\"file_mib\":").append(filesMib());
        }
        System.out.println(line.append('}'));
    }

    private String filesMib() throws IOException {
        StringBuilder sizes = new StringBuilder("{");
        for (String file : options.text("files", "").split(",")) {
            Path path = Path.of(file);
            sizes.append(sizes.length() == 1 ? "" : ",")
                    .append(String.format(
                            Locale.ROOT, "\"%s\":%.1f", path.getFileName(), Files.exists(path) ? Files.size(path) / 1048576.0 : 0));
        }
        return sizes.append('}').toString();
    }
}
