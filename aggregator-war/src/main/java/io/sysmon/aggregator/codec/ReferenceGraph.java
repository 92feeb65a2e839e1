package io.sysmon.aggregator.codec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Which columns refer to which, kept free of cycles and at most {@link #MAX_DEPTH} references deep, so that one column is
 * read with few others. Confined to one thread.
 */
final class ReferenceGraph {
    /** The longest chain of references. */
    static final int MAX_DEPTH = 4;

    private final List<List<Reference>> references = new ArrayList<>();
    private final List<List<Integer>> referrers = new ArrayList<>();
    /** The longest chain from each column on. */
    private final int[] below;
    /** The longest chain up to each column. */
    private final int[] above;

    ReferenceGraph(int columns) {
        for (int i = 0; i < columns; i++) {
            references.add(List.of());
            referrers.add(new ArrayList<>());
        }
        below = new int[columns];
        above = new int[columns];
    }

    List<Reference> references(int column) {
        return references.get(column);
    }

    /** For each column, whether the given one may refer to it. */
    boolean[] allowedFor(int column) {
        boolean[] allowed = new boolean[below.length];
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = below[i] + 1 + above[column] <= MAX_DEPTH;
        }
        Deque<Integer> dependents = new ArrayDeque<>(List.of(column));
        while (!dependents.isEmpty()) {
            int dependent = dependents.pop();
            allowed[dependent] = false;
            dependents.addAll(referrers.get(dependent));
        }
        return allowed;
    }

    /** Sets the references of a column that had none, all of them allowed. */
    void refer(int column, List<Reference> to) {
        references.set(column, to);
        for (Reference reference : to) {
            referrers.get(reference.column()).add(column);
            below[column] = Math.max(below[column], below[reference.column()] + 1);
            deepen(reference.column(), above[column] + 1);
        }
        lift(column);
    }

    private void deepen(int column, int depth) {
        if (depth > above[column]) {
            above[column] = depth;
            references.get(column).forEach(reference -> deepen(reference.column(), depth + 1));
        }
    }

    private void lift(int column) {
        for (int referrer : referrers.get(column)) {
            if (below[referrer] < below[column] + 1) {
                below[referrer] = below[column] + 1;
                lift(referrer);
            }
        }
    }
}
