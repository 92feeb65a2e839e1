package io.sysmon.aggregator.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the columns of one time axis into a sealed run, as drawn in {@link SealedColumn}. Confined to one thread. */
final class SealedGroupWriter {
    /** Columns are compared with each other in parts of so many, which bounds the work for hosts with thousands of series. */
    private static final int COMPARED = 128;

    private final int[] scales;
    private final long[][] whole;
    private final List<List<Reference>> references = new ArrayList<>();

    SealedGroupWriter(List<Column> columns) {
        scales = columns.stream()
                .mapToInt(column -> ValueScale.of(column.values()))
                .toArray();
        whole = IntStream.range(0, scales.length)
                .mapToObj(i -> ValueScale.toWhole(columns.get(i).values(), scales[i]))
                .toArray(long[][]::new);
        columns.forEach(column -> references.add(List.of()));
        findReferences();
    }

    /** Appends the columns to {@code out}, and the bytes that each took to {@code lengths}. */
    void write(ByteSink lengths, ByteSink out) {
        for (int column = 0; column < whole.length; column++) {
            int start = out.size();
            if (FreshColumn.differingBits(whole[column]) == 0) {
                FreshColumn.writeConstant(out, whole[column][0], scales[column]);
            } else {
                writeChanging(out, column);
            }
            lengths.putVarint(out.size() - start);
        }
    }

    private void writeChanging(ByteSink out, int column) {
        out.putByte(ColumnTag.of(ColumnTag.CHANGING, scales[column]));
        long[] left = left(column);
        PlanChoice alone = PlanChoice.of(whole[column]);
        PlanChoice referring = left == whole[column] ? alone : PlanChoice.of(left);
        if (referring.bits()
                        + ReferenceSearch.REFERENCE_BITS
                                * references.get(column).size()
                < alone.bits()) {
            new SealedColumn(references.get(column), referring.plan()).write(out, left);
        } else {
            new SealedColumn(List.of(), alone.plan()).write(out, whole[column]);
        }
    }

    private long[] left(int column) {
        if (references.get(column).isEmpty()) {
            return whole[column];
        }
        long[] left = whole[column].clone();
        references.get(column).forEach(reference -> reference.takeFrom(left, whole[reference.column()]));
        return left;
    }

    private void findReferences() {
        int[] comparable = IntStream.range(0, whole.length)
                .filter(i -> scales[i] != ValueScale.BITS && FreshColumn.differingBits(whole[i]) != 0)
                .toArray();
        for (int start = 0; start < comparable.length; start += COMPARED) {
            findReferences(Arrays.copyOfRange(comparable, start, Math.min(comparable.length, start + COMPARED)));
        }
    }

    private void findReferences(int[] columns) {
        long[][] numbers =
                Arrays.stream(columns).mapToObj(column -> whole[column]).toArray(long[][]::new);
        ReferenceGraph graph = new ReferenceSearch(numbers).findAll();
        for (int i = 0; i < columns.length; i++) {
            references.set(
                    columns[i],
                    graph.references(i).stream()
                            .map(reference -> reference.inGroup(columns))
                            .toList());
        }
    }
}
