import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The pushes of hosts that each play the trace in stretches of their own length and in an order of their own, the devices
 * beyond the recorded ones in another: no two hosts are alike at any time, and nothing repeats. Immutable.
 *
 * @param trace what one real host collected
 * @param step seconds between ticks
 * @param wire how samples travel
 * @param gzip whether pushes are compressed, as agents do
 */
record SimulatedFleet(Trace trace, int step, Wire wire, boolean gzip) {

    /** The ticks of a host after one time and up to another, both Unix seconds. */
    byte[] push(int host, long after, long upTo) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(64 << 10);
        try (OutputStream out = gzip ? new GZIPOutputStream(body) : body) {
            write(out, host, after / step + 1, upTo / step);
        }
        return body.toByteArray();
    }

    /** How many samples such a push has. */
    int samples(long after, long upTo) {
        return (int) (upTo / step - after / step) * trace.series().size();
    }

    /** Tick by tick, as agents do. */
    private void write(OutputStream out, int host, long firstTick, long lastTick) throws IOException {
        wire.begin(out, host);
        boolean first = true;
        byte[][] before = new byte[trace.series().size()][];
        for (int i = 0; i < before.length; i++) {
            before[i] = wire.before(host, trace.series().get(i));
        }
        for (long tick = firstTick; tick <= lastTick; tick++) {
            for (int i = 0; i < before.length; i++) {
                Trace.Series series = trace.series().get(i);
                byte[] value = series.values().get(position(host, series.copy(), tick));
                wire.sample(out, before[i], value, tick * step, first);
                first = false;
            }
        }
        wire.end(out);
    }

    /** Where in the trace a host is at a tick: stretches of some minutes, each begun anywhere. */
    private int position(int host, int copy, long tick) {
        int length = 120 + Math.floorMod(mixed(host, copy), 120);
        long stretch = tick / length;
        int begin = Math.floorMod(mixed(host * 31L + copy, stretch), trace.ticks() - length);
        return begin + (int) (tick % length);
    }

    /** By the finalizer of SplitMix64: near numbers give far ones. */
    private static int mixed(long one, long other) {
        long z = one * 0x9E3779B97F4A7C15L + other;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (int) (z ^ (z >>> 31));
    }
}
