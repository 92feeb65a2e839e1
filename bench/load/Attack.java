import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * One client that means harm, for so many seconds, by connections of its own from an address of its own: as hard as its threads can, or as slowly as it
 * takes to hold the server up. Prints what it was answered. See bench/README.md.
 */
final class Attack {

    private static final Set<String> OPTIONS = Set.of("kind", "seconds", "threads", "token", "connections", "from");
    private static final int MEBIBYTE = 1 << 20;

    private final URI server;
    private final InetAddress from;
    private final String token;
    private final long endNanos;
    private final int threads;
    private final int connections;
    private final boolean readsSlowly;
    private final Map<String, Integer> outcomes = new TreeMap<>();

    private Attack(URI server, Options options) throws UnknownHostException {
        this.server = server;
        this.from = InetAddress.getByName(options.text("from", "127.0.0.2"));
        this.token = options.text("token", "bench");
        this.readsSlowly = options.text("kind", "").equals("slow-readers");
        this.threads = (int) options.number("threads", 4);
        this.connections = (int) options.number("connections", 500);
        this.endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.number("seconds", 20));
    }

    public static void main(String[] words) throws Exception {
        Options options = new Options(Options.after(words, 1), OPTIONS);
        Attack attack = new Attack(URI.create(words[0]), options);
        String kind = options.text("kind", "");
        attack.run(kind);
        System.out.println("{\"attack\":\"" + kind + "\",\"outcomes\":\"" + attack.outcomes + "\"}");
    }

    private void run(String kind) throws Exception {
        switch (kind) {
            case "oversized" -> flood(push(" ".repeat(33 * MEBIBYTE), ""));
            case "trickled-oversized" -> flood(chunked(40));
            case "bomb" -> flood(push(gzip(200), "Content-Encoding: gzip\r\n"));
            case "samples" -> flood(push(samples(100_001), ""));
            case "series" -> series();
            case "hosts" -> hosts();
            case "requests" -> flood(push("{\"hostname\":\"flood\",\"metrics\":[]}", ""));
            case "reads" -> flood(get("/api/hosts"));
            case "wrong-token" -> flood(push("{\"hostname\":\"x\",\"metrics\":[]}", "").replace(token, "wrong"));
            case "queries" -> flood(get("/api/metrics?fleet=true&from=-604800&points=10000"));
            case "latest" -> flood(get("/api/latest"));
            case "garbage" -> flood(push("[".repeat(MEBIBYTE), ""));
            case "stalled-bodies" -> hold("POST /api/metrics HTTP/1.1\r\nHost: x\r\n" + headers() + "Content-Length: 1000\r\n\r\n{", 0);
            case "trickled-bodies" -> hold("POST /api/metrics HTTP/1.1\r\nHost: x\r\n" + headers() + "Content-Length: 100000\r\n\r\n{", 1);
            case "slow-readers" -> hold(get("/api/latest") + get("/api/latest") + get("/api/latest"), 0);
            case "slow-heads" -> hold("GET /api/hosts HTTP/1.1\r\nHost: x\r\nX-a: ", 1);
            case "silent" -> hold("", 0);
            default -> throw new IllegalArgumentException("unknown kind of attack " + kind);
        }
    }

    /** The same request again and again, each thread over a connection that it keeps while the server does. */
    private void flood(String request) throws Exception {
        byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
        inParallel(thread -> exchangeUntilTheEnd(() -> bytes));
    }

    /** Series that nobody has seen before, as many as a push holds. */
    private void series() throws Exception {
        inParallel(thread -> {
            int[] next = {thread * 100_000_000};
            exchangeUntilTheEnd(() -> {
                StringBuilder samples = new StringBuilder();
                for (int i = 0; i < 9000; i++) {
                    samples.append(i == 0 ? "" : ",")
                            .append("{\"timestamp\":1700000000,\"metric_type\":\"attack.series.")
                            .append(next[0]++)
                            .append("\",\"value\":1}");
                }
                String body = "{\"hostname\":\"attacker-" + next[0] + "\",\"metrics\":[" + samples + "]}";
                return push(body, "").getBytes(StandardCharsets.ISO_8859_1);
            });
        });
    }

    private void hosts() throws Exception {
        inParallel(thread -> {
            int[] next = {thread * 100_000_000};
            exchangeUntilTheEnd(() -> push("{\"hostname\":\"attacker-" + next[0]++ + "\",\"metrics\":[]}", "")
                    .getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    /** Connections that begin a request and never end it; with a byte now and then, so that none falls silent. */
    private void hold(String beginning, int bytesASecond) throws Exception {
        List<Socket> held = new ArrayList<>();
        while (System.nanoTime() < endNanos) {
            while (held.size() < connections && System.nanoTime() < endNanos) {
                held.add(begin(beginning));
            }
            held.removeIf(socket -> isOver(socket, bytesASecond));
            TimeUnit.SECONDS.sleep(1);
        }
        count("held to the end", held.size());
        for (Socket socket : held) {
            socket.close();
        }
    }

    private Socket begin(String beginning) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 10_000);
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private boolean isOver(Socket socket, int bytesASecond) {
        try {
            if (!readsSlowly && socket.getInputStream().available() > 0) {
                byte[] start = socket.getInputStream().readNBytes(12);
                count(new String(start, StandardCharsets.ISO_8859_1).substring(9), 1);
                socket.close();
                return true;
            }
            for (int i = 0; i < bytesASecond; i++) {
                socket.getOutputStream().write(' ');
            }
            return false;
        } catch (IOException | RuntimeException closed) {
            count("closed", 1);
            return true;
        }
    }

    private void exchangeUntilTheEnd(Requests requests) {
        try (HttpConnection connection = new HttpConnection(server, from)) {
            while (System.nanoTime() < endNanos) {
                try {
                    byte[] request = requests.next();
                    count(String.valueOf(connection.send("", request).status()), 1);
                } catch (IOException | RuntimeException brokenOff) {
                    count("broken off", 1);
                    connection.close();
                }
            }
        } catch (IOException notClosed) {
            count("not closed", 1);
        }
    }

    private void inParallel(Work work) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            int thread = i;
            new Thread(() -> {
                        try {
                            work.of(thread);
                        } finally {
                            ended.countDown();
                        }
                    })
                    .start();
        }
        ended.await();
    }

    private synchronized void count(String outcome, int more) {
        outcomes.merge(outcome, more, Integer::sum);
    }

    private String headers() {
        return "X-SysMon-Token: " + token + "\r\nContent-Type: application/json\r\n";
    }

    private String push(String body, String more) {
        return "POST /api/metrics HTTP/1.1\r\nHost: x\r\n" + headers() + more + "Content-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }

    /** A body that does not say how long it is. */
    private String chunked(int mebibytes) {
        String chunk = Integer.toHexString(MEBIBYTE) + "\r\n" + " ".repeat(MEBIBYTE) + "\r\n";
        return "POST /api/metrics HTTP/1.1\r\nHost: x\r\n" + headers() + "Transfer-Encoding: chunked\r\n\r\n"
                + chunk.repeat(mebibytes) + "0\r\n\r\n";
    }

    private static String samples(int count) {
        StringBuilder samples = new StringBuilder("{\"hostname\":\"attacker\",\"metrics\":[");
        for (int i = 0; i < count; i++) {
            samples.append(i == 0 ? "" : ",").append("{\"timestamp\":").append(i).append(",\"metric_type\":\"a\",\"value\":1}");
        }
        return samples.append("]}").toString();
    }

    /** Blanks that inflate to so many MiB, one character a byte. */
    private static String gzip(int mebibytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] blanks = " ".repeat(MEBIBYTE).getBytes(StandardCharsets.ISO_8859_1);
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < mebibytes; i++) {
                gzip.write(blanks);
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @FunctionalInterface
    private interface Requests {
        byte[] next();
    }

    @FunctionalInterface
    private interface Work {
        void of(int thread);
    }
}
