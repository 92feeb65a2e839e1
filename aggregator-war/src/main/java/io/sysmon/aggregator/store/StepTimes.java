package io.sysmon.aggregator.store;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How long the writer's transactions take, from the first statement to the end of the sync, by their kind: what a push that
 * arrives meanwhile has to wait. Written by the writer's thread, read by all; guarded by this object.
 */
final class StepTimes {

    /** Upper ends of the classes, seconds, ascending; what takes longer is in a class of its own behind them. */
    static final double[] BOUNDS_SECONDS = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5};

    private final Map<StepKind, long[]> counts = new EnumMap<>(StepKind.class);
    private final Map<StepKind, Long> nanos = new EnumMap<>(StepKind.class);

    synchronized void add(StepKind kind, long tookNanos) {
        counts.computeIfAbsent(kind, first -> new long[BOUNDS_SECONDS.length + 1])[classOf(tookNanos)]++;
        nanos.merge(kind, tookNanos, Long::sum);
    }

    /** The kinds that occurred. */
    synchronized Map<StepKind, Durations> read() {
        Map<StepKind, Durations> read = new TreeMap<>();
        counts.forEach((kind, classes) -> read.put(
                kind,
                new Durations(
                        BOUNDS_SECONDS.clone(),
                        classes.clone(),
                        nanos.getOrDefault(kind, 0L) / (double) TimeUnit.SECONDS.toNanos(1))));
        return read;
    }

    private static int classOf(long tookNanos) {
        int found = Arrays.binarySearch(BOUNDS_SECONDS, tookNanos / (double) TimeUnit.SECONDS.toNanos(1));
        return found < 0 ? -found - 1 : found;
    }
}
