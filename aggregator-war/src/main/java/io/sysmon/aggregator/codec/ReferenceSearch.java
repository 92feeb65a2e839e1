package io.sysmon.aggregator.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the columns that another is nearly a linear function of. For each column others are added one at a time, of those
 * whose changes agree best with what is left the one that makes it smallest by estimate, as long as that gains anything.
 * Confined to one thread.
 */
final class ReferenceSearch {
    /** What a reference takes in the column's head, and a margin for the estimate. */
    static final double REFERENCE_BITS = 48;

    /** A column that swings less than another says little of it: a percentage does not tell bytes, but bytes tell it. */
    private static final double LARGEST_FACTOR = 2.2;

    /** How many columns are tried for each reference. */
    private static final int TRIED = 3;

    private final long[][] columns;
    private final Agreement agreement;
    private final ReferenceGraph graph;
    private final Cost cost = new Cost();

    /** Looks for references among columns of equal length. */
    ReferenceSearch(long[][] columns) {
        this.columns = columns;
        agreement = new Agreement(columns);
        graph = new ReferenceGraph(columns.length);
    }

    /** References, and what the column costs with them. */
    private record Choice(List<Reference> references, double bits) {
        Choice orLess(Choice other) {
            return other.bits < bits ? other : this;
        }
    }

    /** The references of each column, by index. */
    ReferenceGraph findAll() {
        for (int column = 0; column < columns.length; column++) {
            graph.refer(column, find(column));
        }
        return graph;
    }

    private List<Reference> find(int column) {
        boolean[] open = graph.allowedFor(column);
        Choice best = new Choice(List.of(), bitsWith(column, List.of()));
        while (best.references.size() < Reference.MOST) {
            Choice better = best;
            for (int other : bestMatches(column, best.references, open)) {
                better = better.orLess(with(column, best.references, other));
            }
            if (better.bits >= best.bits) {
                return best.references;
            }
            best = better;
            best.references.forEach(reference -> open[reference.column()] = false);
        }
        return best.references;
    }

    /** Either all factors fitted anew, or these with factors near 1 made whole. */
    private Choice with(int column, List<Reference> before, int other) {
        int[] others = IntStream.concat(before.stream().mapToInt(Reference::column), IntStream.of(other))
                .toArray();
        double[] factors = agreement.factors(column, others);
        List<Reference> fitted = new ArrayList<>();
        List<Reference> rounded = new ArrayList<>();
        for (int i = 0; i < others.length; i++) {
            if (Math.abs(factors[i]) > LARGEST_FACTOR) {
                return new Choice(before, Double.MAX_VALUE);
            }
            fitted.add(Reference.times(factors[i], others[i]));
            rounded.add(Reference.about(factors[i], others[i]));
        }
        Choice choice = choice(column, fitted);
        return rounded.equals(fitted) ? choice : choice.orLess(choice(column, rounded));
    }

    private Choice choice(int column, List<Reference> references) {
        return new Choice(references, bitsWith(column, references));
    }

    private double bitsWith(int column, List<Reference> references) {
        cost.clear();
        cost.addChanges(without(column, references));
        return cost.bits() + REFERENCE_BITS * references.size();
    }

    private long[] without(int column, List<Reference> references) {
        long[] left = columns[column].clone();
        references.forEach(reference -> reference.takeFrom(left, columns[reference.column()]));
        return left;
    }

    private int[] bestMatches(int column, List<Reference> taken, boolean[] open) {
        int[] best = new int[TRIED];
        double[] scores = new double[TRIED];
        int size = 0;
        for (int other = 0; other < columns.length; other++) {
            double score = open[other] ? score(column, taken, other) : 0;
            int rank = size;
            while (rank > 0 && scores[rank - 1] < score) {
                rank--;
            }
            if (score > 0 && rank < TRIED) {
                size = Math.min(TRIED, size + 1);
                System.arraycopy(best, rank, best, rank + 1, size - rank - 1);
                System.arraycopy(scores, rank, scores, rank + 1, size - rank - 1);
                best[rank] = other;
                scores[rank] = score;
            }
        }
        return Arrays.copyOf(best, size);
    }

    /** The part of what is left that another column can explain. */
    private double score(int column, List<Reference> taken, int other) {
        double product = agreement.of(column, other);
        for (Reference reference : taken) {
            product -= reference.factor() * agreement.of(reference.column(), other);
        }
        return product * product / agreement.of(other, other);
    }
}
