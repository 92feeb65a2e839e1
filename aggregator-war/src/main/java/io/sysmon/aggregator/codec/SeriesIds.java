package io.sysmon.aggregator.codec;

import java.util.Arrays;

/**
 * The series on one time axis, ascending, as ranges of successive ids: hosts of one kind have mostly successive ids.
 *
 * <pre>
 *   ranges    number of ranges, then for each
 *     gap       first id of the range minus the id that would have continued the range before (0 for the first)
 *     more      ids in the range minus one
 * </pre>
 */
final class SeriesIds {
    private SeriesIds() {}

    static void write(ByteSink out, int[] ids) {
        out.putVarint(countRanges(ids));
        int expected = 0;
        int start = 0;
        while (start < ids.length) {
            int end = endOfRange(ids, start);
            int first = ids[start];
            out.putVarint((long) first - expected);
            out.putVarint(end - start - 1);
            expected = first + (end - start);
            start = end;
        }
    }

    /** Reads at most {@code most} ids; the result ascends strictly. */
    static int[] read(ByteSource in, int most) {
        int ranges = in.readCount("ranges of series ids", 1, most);
        int[] ids = new int[Math.min(most, ranges)];
        int size = 0;
        long next = 0;
        for (int range = 0; range < ranges; range++) {
            next += in.readCount("gap between series ids", 0, Integer.MAX_VALUE);
            int length = 1 + in.readCount("series ids in a range", 0, most - size - 1);
            if (next + length - 1 > Integer.MAX_VALUE) {
                throw in.corrupt(
                        "expected series ids up to %d, found %d".formatted(Integer.MAX_VALUE, next + length - 1));
            }
            if (size + length > ids.length) {
                ids = Arrays.copyOf(ids, Math.min(most, Math.max(2 * ids.length, size + length)));
            }
            for (int i = 0; i < length; i++) {
                ids[size++] = (int) next++;
            }
        }
        return Arrays.copyOf(ids, size);
    }

    private static int countRanges(int[] ids) {
        int ranges = 0;
        for (int start = 0; start < ids.length; start = endOfRange(ids, start)) {
            ranges++;
        }
        return ranges;
    }

    private static int endOfRange(int[] ids, int start) {
        int end = start + 1;
        while (end < ids.length && ids[end] == ids[end - 1] + 1) {
            end++;
        }
        return end;
    }
}
