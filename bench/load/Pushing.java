import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** Sends pushes and counts what came of them. Thread-safe. */
final class Pushing {

    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final URI server;
    private final String token;
    private final Wire wire;
    private final boolean gzip;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Latencies all = new Latencies();
    private Latencies recent = new Latencies();
    private long samples;

    Pushing(URI server, String token, Wire wire, boolean gzip) {
        this.server = server;
        this.token = token;
        this.wire = wire;
        this.gzip = gzip;
    }

    URI server() {
        return server;
    }

    /** Sends a push until it is acknowledged, waiting as an agent does while the server says so. */
    void send(HttpConnection connection, byte[] body, int samplesOfBody, long dueNanos)
            throws IOException, InterruptedException {
        int status = connection.send(head(body.length), body).status();
        while (status == TOO_MANY || status == UNAVAILABLE) {
            count(status);
            Thread.sleep(1000);
            status = connection.send(head(body.length), body).status();
        }
        count(status);
        if (status / 100 != 2) {
            throw new IOException("expected a push to be taken, found status " + status);
        }
        acknowledged(System.nanoTime() - dueNanos, samplesOfBody);
    }

    Latencies all() {
        return all;
    }

    synchronized Latencies takeRecent() {
        Latencies taken = recent;
        recent = new Latencies();
        return taken;
    }

    synchronized long samples() {
        return samples;
    }

    synchronized String statuses() {
        return statuses.toString();
    }

    private synchronized void count(int status) {
        statuses.merge(status, 1, Integer::sum);
    }

    private synchronized void acknowledged(long nanos, int samplesOfBody) {
        all.add(nanos);
        recent.add(nanos);
        samples += samplesOfBody;
    }

    private String head(int length) {
        return "POST " + server.getPath() + wire.path() + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nX-SysMon-Token: " + token + "\r\nContent-Type: " + wire.contentType() + "\r\n"
                + (gzip ? "Content-Encoding: gzip\r\n" : "")
                + "Content-Length: " + length + "\r\n\r\n";
    }
}
