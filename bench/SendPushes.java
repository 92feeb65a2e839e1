import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends each body of MakePushes' file once, over some kept-alive connections, as fast as the server answers. The first
 * three quarters warm the server up and are not measured: a server runs for months.
 *
 * <p>usage: java SendPushes.java URL FILE CONNECTIONS SERVER_PID TOKEN plain|gzip
 *
 * <p>Prints one JSON line: pushes and seconds of the measured quarter, latency percentiles in milliseconds, the server's CPU
 * seconds over it (user and system, from /proc), and how often each status was answered.
 */
final class SendPushes {

    private final URL url;
    private final String token;
    private final boolean gzip;
    private final List<ByteBuffer> bodies;
    private final long[] nanos;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final long serverPid;
    private final int measuredFrom;
    private volatile long measuredSince;
    private volatile double cpuBefore;

    private SendPushes(String[] arguments) throws IOException {
        url = URI.create(arguments[0]).toURL();
        bodies = read(Path.of(arguments[1]));
        serverPid = Long.parseLong(arguments[3]);
        token = arguments[4];
        gzip = arguments[5].equals("gzip");
        nanos = new long[bodies.size()];
        measuredFrom = bodies.size() * 3 / 4;
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("http.maxConnections", arguments[2]);
        new SendPushes(arguments).run(Integer.parseInt(arguments[2]));
    }

    private void run(int connections) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(connections);
        List<Future<Void>> running = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Callable<Void> sender = this::sendUntilDone;
            running.add(senders.submit(sender));
        }
        for (Future<Void> sender : running) {
            sender.get();
        }
        senders.shutdown();
        print((System.nanoTime() - measuredSince) / 1e9, cpuSeconds() - cpuBefore);
    }

    private Void sendUntilDone() throws IOException {
        for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
            if (i == measuredFrom) {
                cpuBefore = cpuSeconds();
                measuredSince = System.nanoTime();
            }
            ByteBuffer body = bodies.get(i);
            byte[] bytes = new byte[body.remaining()];
            body.duplicate().get(bytes);
            long began = System.nanoTime();
            int status = send(bytes);
            nanos[i] = System.nanoTime() - began;
            synchronized (statuses) {
                statuses.merge(status, 1, Integer::sum);
            }
        }
        return null;
    }

    private int send(byte[] body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("X-SysMon-Token", token);
        if (gzip) {
            connection.setRequestProperty("Content-Encoding", "gzip");
        }
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        int status = connection.getResponseCode();
        try (InputStream answer = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            answer.readAllBytes();
        }
        return status;
    }

    private void print(double seconds, double cpuSeconds) {
        long[] measured = Arrays.copyOfRange(nanos, measuredFrom, nanos.length);
        Arrays.sort(measured);
        System.out.printf(
                Locale.ROOT,
                "{\"pushes\":%d,\"seconds\":%.3f,\"p50_ms\":%.2f,\"p99_ms\":%.2f,\"server_cpu_s\":%.2f,\"statuses\":\"%s\"}%n",
                measured.length,
                seconds,
                measured[measured.length / 2] / 1e6,
                measured[measured.length * 99 / 100] / 1e6,
                cpuSeconds,
                statuses);
    }

    private static List<ByteBuffer> read(Path file) throws IOException {
        List<ByteBuffer> bodies = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file)) {
            long position = 0;
            while (position < channel.size()) {
                long length = Math.min(channel.size() - position, Integer.MAX_VALUE);
                MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, position, length);
                position += split(mapped, bodies);
            }
        }
        return bodies;
    }

    /** Splits the whole bodies of a mapped stretch; returns how many bytes they took. */
    private static int split(ByteBuffer mapped, List<ByteBuffer> bodies) {
        while (mapped.remaining() >= Integer.BYTES) {
            int length = mapped.getInt(mapped.position());
            if (mapped.remaining() < Integer.BYTES + length) {
                break;
            }
            bodies.add(mapped.slice(mapped.position() + Integer.BYTES, length));
            mapped.position(mapped.position() + Integer.BYTES + length);
        }
        return mapped.position();
    }

    private double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + serverPid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }
}
