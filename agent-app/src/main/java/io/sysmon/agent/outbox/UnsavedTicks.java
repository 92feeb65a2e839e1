package io.sysmon.agent.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The newest ticks, while the file cannot be written: at most 2 MiB, about two hours of a usual host. Guarded by the
 * outbox.
 */
final class UnsavedTicks {

    private static final long MOST_BYTES = 2L << 20;

    /** What a tick takes beside its samples. */
    private static final int OVERHEAD_BYTES = 64;

    private final Deque<StoredTick> ticks = new ArrayDeque<>();
    private long bytes;

    /** Adds the newest tick, which moves the oldest ones out when there is no room; those. */
    List<StoredTick> add(StoredTick tick) {
        ticks.addLast(tick);
        bytes += bytesOf(tick);
        List<StoredTick> movedOut = new ArrayList<>();
        while (bytes > MOST_BYTES && ticks.size() > 1) {
            StoredTick oldest = ticks.removeFirst();
            bytes -= bytesOf(oldest);
            movedOut.add(oldest);
        }
        return movedOut;
    }

    /** The newest ticks of a range with at most so many samples together, but one tick at least; oldest first. */
    List<StoredTick> newest(IdRange range, int maxSamples) {
        List<StoredTick> newest = new ArrayList<>();
        int samples = 0;
        for (Iterator<StoredTick> descending = ticks.descendingIterator(); descending.hasNext(); ) {
            StoredTick tick = descending.next();
            if (tick.id() > range.last() || tick.id() < range.first()) {
                continue;
            }
            samples += tick.size();
            if (samples > maxSamples && !newest.isEmpty()) {
                break;
            }
            newest.add(tick);
        }
        Collections.reverse(newest);
        return newest;
    }

    /** All of them, oldest first. */
    List<StoredTick> all() {
        return List.copyOf(ticks);
    }

    /** The file has them. */
    void clear() {
        ticks.clear();
        bytes = 0;
    }

    private static long bytesOf(StoredTick tick) {
        return tick.samples().length + (long) OVERHEAD_BYTES;
    }
}
