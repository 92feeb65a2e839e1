import java.net.URI;
import java.util.Locale;

/**
 * Asks a server for the same things again and again over one kept-alive connection; see bench/README.md. The first third
 * warms up and is not measured.
 *
 * <p>usage: Queries PID COUNT plain|gzip NAME=URL…
 */
final class Queries {

    public static void main(String[] words) throws Exception {
        ServerProcess process = new ServerProcess(Long.parseLong(words[0]));
        int count = Integer.parseInt(words[1]);
        for (String query : Options.after(words, 3)) {
            int equals = query.indexOf('=');
            measure(process, count, words[2], query.substring(0, equals), URI.create(query.substring(equals + 1)));
        }
    }

    private static void measure(ServerProcess process, int count, String encoding, String name, URI uri)
            throws Exception {
        String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String head = "GET " + target + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n"
                + (encoding.equals("gzip") ? "Accept-Encoding: gzip\r\n" : "") + "\r\n";
        try (HttpConnection connection = new HttpConnection(uri)) {
            for (int i = 0; i < count / 2; i++) {
                connection.send(head, new byte[0]);
            }
            Latencies latencies = new Latencies();
            HttpConnection.Answer answer = null;
            double cpuBefore = process.cpuSeconds();
            for (int i = 0; i < count; i++) {
                long began = System.nanoTime();
                answer = connection.send(head, new byte[0]);
                latencies.add(System.nanoTime() - began);
            }
            System.out.printf(
                    Locale.ROOT,
                    "{\"query\":\"%s\",\"status\":%d,\"bytes\":%d,%s,\"server_cpu_ms\":%.3f}%n",
                    name,
                    answer.status(),
                    answer.body().length,
                    latencies.json(),
                    (process.cpuSeconds() - cpuBefore) * 1000 / count);
        }
    }
}
