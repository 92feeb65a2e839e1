import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
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
 * <p>usage: java SendPushes.java URL FILE CONNECTIONS SERVER_PID TOKEN plain|gzip|columns
 *
 * <p>Prints one JSON line: pushes and seconds of the measured quarter, latency percentiles in milliseconds, the server's CPU
 * seconds over it (user and system, from /proc), and how often each status was answered.
 */
final class SendPushes {

    private final URI url;
    private final String headers;
    private final List<ByteBuffer> bodies;
    private final long[] nanos;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final long serverPid;
    private final int measuredFrom;
    private volatile long measuredSince;
    private volatile double cpuBefore;

    private SendPushes(String[] arguments) throws IOException {
        url = URI.create(arguments[0]);
        bodies = read(Path.of(arguments[1]));
        serverPid = Long.parseLong(arguments[3]);
        headers = "POST " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nContent-Type: application/json\r\nX-SysMon-Token: " + arguments[4]
                + encodingOf(arguments[5]) + "\r\nContent-Length: ";
        nanos = new long[bodies.size()];
        measuredFrom = bodies.size() * 3 / 4;
    }

    private static String encodingOf(String format) {
        return switch (format) {
            case "gzip" -> "\r\nContent-Encoding: gzip";
            case "columns" -> "\r\nContent-Encoding: sysmon-1";
            default -> "";
        };
    }

    public static void main(String[] arguments) throws Exception {
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
        try (Connection connection = new Connection()) {
            for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
                if (i == measuredFrom) {
                    cpuBefore = cpuSeconds();
                    measuredSince = System.nanoTime();
                }
                long began = System.nanoTime();
                int status = connection.send(bodies.get(i));
                nanos[i] = System.nanoTime() - began;
                synchronized (statuses) {
                    statuses.merge(status, 1, Integer::sum);
                }
            }
        }
        return null;
    }

    /** A kept-alive connection. The client sits on the server's cores, so it does as little as HTTP/1.1 allows. */
    private final class Connection implements AutoCloseable {

        private Socket socket;
        private OutputStream out;
        private InputStream in;

        Connection() throws IOException {
            open();
        }

        private void open() throws IOException {
            socket = new Socket(url.getHost(), url.getPort());
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            in = new BufferedInputStream(socket.getInputStream());
        }

        int send(ByteBuffer body) throws IOException {
            byte[] head = (headers + body.remaining() + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
            byte[] request = Arrays.copyOf(head, head.length + body.remaining());
            body.duplicate().get(request, head.length, body.remaining());
            out.write(request);
            int status = Integer.parseInt(readLine().substring(9, 12));
            int length = 0;
            boolean isLast = false;
            for (String line = readLine(); !line.isEmpty(); line = readLine()) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
                isLast |= line.equalsIgnoreCase("connection: close");
            }
            in.skipNBytes(length);
            if (isLast) { // VictoriaMetrics ends a connection after two minutes
                close();
                open();
            }
            return status;
        }

        private String readLine() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("the server closed the connection");
                }
                line.append(next == '\r' ? "" : String.valueOf((char) next));
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
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
