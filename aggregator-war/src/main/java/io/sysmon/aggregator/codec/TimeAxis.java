package io.sysmon.aggregator.codec;

import java.util.Arrays;

/**
 * The timestamps that some columns of a run share, strictly ascending seconds, as segments of equal steps. An evenly spaced
 * axis takes about three bytes, a gap in it about four more.
 *
 * <pre>
 *   start      first timestamp minus the run's oldest
 *   shape      (ticks - 1) &lt;&lt; 1 | irregular
 *   irregular axes only:
 *     segments   number of segments, 2 or more
 *     divisor    common divisor of all steps, 1 or more
 *   for each segment (none if there is one tick, one if the axis is regular)
 *     change     signed: step / divisor, minus that of the segment before (0 for the first)
 *     more       steps in the segment minus one; not for the last segment, which has the rest
 * </pre>
 *
 * Immutable. Kept as segments, so that a few bytes that promise millions of ticks cost nothing until {@link #times()}.
 */
final class TimeAxis {
    private static final long WIDEST_STEP = 2 * Column.LAST_TIMESTAMP;

    private final long first;
    private final int ticks;
    private final long[] steps;
    private final int[] lengths;

    private TimeAxis(long first, int ticks, long[] steps, int[] lengths) {
        this.first = first;
        this.ticks = ticks;
        this.steps = steps;
        this.lengths = lengths;
    }

    static TimeAxis of(long[] times) {
        int segments = countSegments(times);
        long[] steps = new long[segments];
        int[] lengths = new int[segments];
        int segment = -1;
        for (int i = 1; i < times.length; i++) {
            long step = times[i] - times[i - 1];
            if (segment < 0 || step != steps[segment]) {
                steps[++segment] = step;
            }
            lengths[segment]++;
        }
        return new TimeAxis(times[0], times.length, steps, lengths);
    }

    int ticks() {
        return ticks;
    }

    long first() {
        return first;
    }

    long last() {
        long last = first;
        for (int segment = 0; segment < steps.length; segment++) {
            last += steps[segment] * lengths[segment];
        }
        return last;
    }

    /** A new array of all timestamps. */
    long[] times() {
        long[] times = new long[ticks];
        times[0] = first;
        int i = 1;
        for (int segment = 0; segment < steps.length; segment++) {
            for (int end = i + lengths[segment]; i < end; i++) {
                times[i] = times[i - 1] + steps[segment];
            }
        }
        return times;
    }

    void write(ByteSink out, long runStart) {
        boolean irregular = steps.length > 1;
        out.putVarint(first - runStart);
        out.putVarint(((ticks - 1L) << 1) | (irregular ? 1 : 0));
        long divisor = irregular ? Divisors.common(steps) : 1;
        if (irregular) {
            out.putVarint(steps.length);
            out.putVarint(divisor);
        }
        long before = 0;
        for (int segment = 0; segment < steps.length; segment++) {
            long step = steps[segment] / divisor;
            out.putZigzag(step - before);
            before = step;
            if (segment < steps.length - 1) {
                out.putVarint(lengths[segment] - 1L);
            }
        }
    }

    /** Reads an axis of at most {@code mostTicks} ticks. */
    static TimeAxis read(ByteSource in, long runStart, int mostTicks) {
        long first = boundedTime(in, runStart, in.readVarint());
        long shape = in.readVarint();
        long moreTicks = shape >>> 1;
        if (moreTicks >= mostTicks) {
            throw in.corrupt("expected at most %d ticks, found %d more than one".formatted(mostTicks, moreTicks));
        }
        int ticks = (int) moreTicks + 1;
        boolean irregular = (shape & 1) != 0;
        int segments =
                irregular ? in.readCount("segments", 2, Math.min(ticks - 1, in.remaining())) : Math.min(1, ticks - 1);
        TimeAxis axis = new TimeAxis(first, ticks, new long[segments], new int[segments]);
        axis.readSegments(in, irregular ? in.readVarint() : 1);
        return axis;
    }

    private void readSegments(ByteSource in, long divisor) {
        long last = first;
        long step = 0;
        int rest = ticks - 1;
        for (int segment = 0; segment < steps.length; segment++) {
            step += in.readZigzag();
            int segmentsAfter = steps.length - 1 - segment;
            int length =
                    segmentsAfter == 0 ? rest : 1 + in.readCount("steps of a segment", 0, rest - segmentsAfter - 1);
            if (step < 1 || divisor < 1 || step > WIDEST_STEP / divisor) {
                throw in.corrupt(
                        "expected timestamps that ascend, found a step of %d times %d".formatted(step, divisor));
            }
            steps[segment] = step * divisor;
            lengths[segment] = length;
            if (steps[segment] > Long.MAX_VALUE / length) {
                throw in.corrupt(
                        "expected timestamps within bounds, found %d steps of %d".formatted(length, steps[segment]));
            }
            last = boundedTime(in, last, steps[segment] * length);
            rest -= length;
        }
    }

    private static long boundedTime(ByteSource in, long start, long distance) {
        if (distance < 0 || distance > Column.LAST_TIMESTAMP - start) {
            throw in.corrupt("expected timestamps up to %d, found %d after %d"
                    .formatted(Column.LAST_TIMESTAMP, distance, start));
        }
        return start + distance;
    }

    private static int countSegments(long[] times) {
        int segments = Math.min(1, times.length - 1);
        for (int i = 2; i < times.length; i++) {
            if (times[i] - times[i - 1] != times[i - 1] - times[i - 2]) {
                segments++;
            }
        }
        return segments;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeAxis that
                && first == that.first
                && ticks == that.ticks
                && Arrays.equals(steps, that.steps)
                && Arrays.equals(lengths, that.lengths);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(first) + Arrays.hashCode(steps)) + Arrays.hashCode(lengths);
    }
}
