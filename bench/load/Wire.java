import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How samples travel. */
enum Wire {
    /** The body of POST /api/metrics. */
    SYSMON("/api/metrics", "application/json") {

        @Override
        void begin(OutputStream out, int host) throws IOException {
            write(out, String.format(Locale.ROOT, IDENTITY, hostname(host), host, host % 5 == 0 ? "staging" : "production", host % 3));
        }

        @Override
        byte[] before(int host, Trace.Series series) {
            return bytes("{\"metric_type\":\"" + series.metricType() + "\",\"tags\":\"" + series.tags() + "\",\"value\":");
        }

        @Override
        void sample(OutputStream out, byte[] before, byte[] value, long timestamp, boolean first) throws IOException {
            if (!first) {
                out.write(',');
            }
            out.write(before);
            out.write(value);
            write(out, ",\"timestamp\":" + timestamp + "}");
        }

        @Override
        void end(OutputStream out) throws IOException {
            write(out, "]}");
        }
    },

    /** Prometheus' text format with timestamps, as VictoriaMetrics imports it. */
    PROMETHEUS("/api/v1/import/prometheus", "text/plain") {

        @Override
        void begin(OutputStream out, int host) {
            // a line says all
        }

        @Override
        byte[] before(int host, Trace.Series series) {
            String tags = series.tags().isEmpty() ? "" : "," + series.tags().replace("=", "=\"") + "\"";
            return bytes(series.metricType().replace('.', '_') + "{host=\"" + hostname(host) + "\"" + tags + "} ");
        }

        @Override
        void sample(OutputStream out, byte[] before, byte[] value, long timestamp, boolean first) throws IOException {
            out.write(before);
            out.write(value);
            write(out, " " + timestamp + "000\n");
        }

        @Override
        void end(OutputStream out) {
            // a line says all
        }
    };

    private static final String IDENTITY =
            "{\"hostname\":\"%s\",\"version\":\"0.5.0\",\"platform\":\"Linux\",\"instance\":\"bench-%05d\",\"tags\":{"
                    + "\"environment\":\"%s\",\"datacenter\":\"dc-%d\",\"role\":\"web-server\"},\"metrics\":[";

    private final String path;
    private final String contentType;

    Wire(String path, String contentType) {
        this.path = path;
        this.contentType = contentType;
    }

    String path() {
        return path;
    }

    String contentType() {
        return contentType;
    }

    abstract void begin(OutputStream out, int host) throws IOException;

    /** What stands before each value of a series. */
    abstract byte[] before(int host, Trace.Series series);

    abstract void sample(OutputStream out, byte[] before, byte[] value, long timestamp, boolean first)
            throws IOException;

    abstract void end(OutputStream out) throws IOException;

    /** The name of a host by its number. */
    static String hostname(int host) {
        return String.format(Locale.ROOT, "host-%05d", host);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(bytes(text));
    }
}
