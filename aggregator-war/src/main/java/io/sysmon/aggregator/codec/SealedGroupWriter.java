package io.sysmon.aggregator.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the columns of one time axis into a sealed run, as drawn in {@link SealedColumn}. Confined to one thread. */
final class SealedGroupWriter {
    /** Columns are compared with each other in parts of so many, which bounds the work for hosts with thousands of series. */
    private static final int COMPARED = 128;

    private final List<WholeNumbers> columns;
    private final List<List<Reference>> references;

    SealedGroupWriter(List<WholeNumbers> columns) {
        this.columns = columns;
        references = new ArrayList<>(Collections.nCopies(columns.size(), List.of()));
        findReferences();
    }

    /** Appends the columns to {@code out}, and the bytes that each took to {@code lengths}. */
    void write(ByteSink lengths, ByteSink out) {
        for (int column = 0; column < columns.size(); column++) {
            int start = out.size();
            WholeNumbers whole = columns.get(column);
            if (whole.isConstant()) {
                FreshColumn.writeConstant(out, whole.numbers()[0], whole.scale());
            } else {
                out.putByte(ColumnTag.of(ColumnTag.CHANGING, whole.scale()));
                writeChanging(out, whole.numbers(), references.get(column));
            }
            lengths.putVarint(out.size() - start);
        }
    }

    /** With its references or without, whichever is less: they were found by a coarser estimate. */
    private void writeChanging(ByteSink out, long[] numbers, List<Reference> others) {
        PlanChoice alone = PlanChoice.of(numbers);
        if (!others.isEmpty()) {
            long[] left = numbers.clone();
            others.forEach(
                    other -> other.takeFrom(left, columns.get(other.column()).numbers()));
            PlanChoice referring = PlanChoice.of(left);
            if (referring.bits() + ReferenceSearch.REFERENCE_BITS * others.size() < alone.bits()) {
                new SealedColumn(others, referring.plan()).write(out, left);
                return;
            }
        }
        new SealedColumn(List.of(), alone.plan()).write(out, numbers);
    }

    private void findReferences() {
        int[] comparable = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).isComparable())
                .toArray();
        for (int start = 0; start < comparable.length; start += COMPARED) {
            findReferences(Arrays.copyOfRange(comparable, start, Math.min(comparable.length, start + COMPARED)));
        }
    }

    private void findReferences(int[] compared) {
        long[][] numbers =
                Arrays.stream(compared).mapToObj(i -> columns.get(i).numbers()).toArray(long[][]::new);
        ReferenceGraph graph = new ReferenceSearch(numbers).findAll();
        for (int i = 0; i < compared.length; i++) {
            List<Reference> found = graph.references(i);
            references.set(
                    compared[i],
                    found.stream().map(reference -> reference.inGroup(compared)).toList());
        }
    }
}
