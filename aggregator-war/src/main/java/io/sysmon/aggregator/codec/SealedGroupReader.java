package io.sysmon.aggregator.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns of one time axis of a sealed run, and each column that others refer to only once: columns are kept, so that
 * reading them one by one costs no more than all at once. When many are kept they are let go, so that a run of a host with
 * thousands of series does not lie in memory whole. Confined to one thread.
 */
final class SealedGroupReader {
    /** 2 MB; an hour of a hundred series at 2 s is less. */
    private static final int MOST_KEPT = 1 << 18;

    private final byte[] run;
    private final int[] offsets;
    private final int ticks;
    /** Columns as whole numbers, by index; null as long as not read. */
    private final List<long @Nullable []> whole;

    private final int[] scales;
    /** Columns whose references are just being read. */
    private final BitSet unfinished = new BitSet();
    /** How many numbers are kept. */
    private int kept;

    /**
     * @param offsets where each column of the group begins in the run, and the end of the last
     * @param ticks how many values each column has
     */
    SealedGroupReader(byte[] run, int[] offsets, int ticks) {
        this.run = run;
        this.offsets = offsets;
        this.ticks = ticks;
        whole = new ArrayList<>(Collections.nCopies(offsets.length - 1, null));
        scales = new int[offsets.length - 1];
    }

    /** A column by its index in the group. */
    WholeNumbers read(int column) {
        if (kept > MOST_KEPT) {
            Collections.fill(whole, null);
            kept = 0;
        }
        long[] numbers = whole(column, 0);
        return new WholeNumbers(numbers, scales[column]);
    }

    private long[] whole(int column, int depth) {
        long[] known = whole.get(column);
        if (known != null) {
            return known;
        }
        ByteSource in = new ByteSource(run, offsets[column], offsets[column + 1]);
        if (depth > ReferenceGraph.MAX_DEPTH) {
            throw in.corrupt("expected references at most %d deep, found more".formatted(ReferenceGraph.MAX_DEPTH));
        }
        if (unfinished.get(column)) {
            throw in.corrupt(
                    "expected references that run in no circle, found one back to column %d".formatted(column));
        }
        unfinished.set(column);
        long[] numbers = readColumn(in, column, depth);
        unfinished.clear(column);
        whole.set(column, numbers);
        kept += ticks;
        return numbers;
    }

    private long[] readColumn(ByteSource in, int column, int depth) {
        int tag = in.readByte();
        scales[column] = ColumnTag.scale(in, tag);
        long[] numbers = new long[ticks];
        switch (ColumnTag.form(tag)) {
            case ColumnTag.ZERO -> {}
            case ColumnTag.CONSTANT -> Arrays.fill(numbers, in.readZigzag());
            case ColumnTag.CHANGING -> readChanging(in, numbers, depth);
            default ->
                throw in.corrupt("expected the form of a sealed column, found %d".formatted(ColumnTag.form(tag)));
        }
        return numbers;
    }

    private void readChanging(ByteSource in, long[] numbers, int depth) {
        SealedColumn column = SealedColumn.readHead(in, scales.length);
        column.plan().code(new BitDecoder(in), numbers);
        for (Reference reference : column.references()) {
            reference.addTo(numbers, whole(reference.column(), depth + 1));
        }
    }
}
