import java.util.Locale;

/** Percentiles of durations, within one percent, in little memory. Thread-safe. */
final class Latencies {

    private static final double RATIO = 1.01;
    private static final double MICROSECOND = 1e3;
    private static final int BUCKETS = 2200;

    private final long[] counts = new long[BUCKETS];
    private long count;
    private long most;

    synchronized void add(long nanos) {
        int bucket = (int) (Math.log(Math.max(1, nanos / MICROSECOND)) / Math.log(RATIO));
        counts[Math.min(BUCKETS - 1, bucket)]++;
        count++;
        most = Math.max(most, nanos);
    }

    synchronized long count() {
        return count;
    }

    /** Milliseconds below which this part of them lies. */
    synchronized double percentile(double part) {
        long left = (long) Math.ceil(part * count);
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            left -= counts[bucket];
            if (left <= 0) {
                return Math.pow(RATIO, bucket + 0.5) * MICROSECOND / 1e6;
            }
        }
        return most / 1e6;
    }

    /** As fields of a JSON object. */
    synchronized String json() {
        return String.format(
                Locale.ROOT,
                "\"p50_ms\":%.3f,\"p99_ms\":%.3f,\"max_ms\":%.1f",
                percentile(0.5),
                percentile(0.99),
                most / 1e6);
    }
}
