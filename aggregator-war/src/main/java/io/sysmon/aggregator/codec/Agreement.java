package io.sysmon.aggregator.codec;

import java.util.Arrays;

/** How well the changes of columns agree with each other: the inner products of all pairs. Immutable. */
final class Agreement {
    private final double[][] products;

    /** Compares columns of equal length. */
    Agreement(long[][] columns) {
        double[][] changes = Arrays.stream(columns).map(Agreement::changes).toArray(double[][]::new);
        products = new double[columns.length][columns.length];
        for (int a = 0; a < changes.length; a++) {
            for (int b = 0; b <= a; b++) {
                products[a][b] = product(changes[a], changes[b]);
                products[b][a] = products[a][b];
            }
        }
    }

    double of(int a, int b) {
        return products[a][b];
    }

    /**
     * The factors by which the changes of {@code others} add up best to those of {@code column}: least squares. Columns that
     * say nothing new get 0.
     */
    double[] factors(int column, int[] others) {
        double[][] equations = new double[others.length][others.length + 1];
        for (int row = 0; row < others.length; row++) {
            for (int i = 0; i < others.length; i++) {
                equations[row][i] = of(others[row], others[i]);
            }
            equations[row][others.length] = of(others[row], column);
        }
        return solve(equations);
    }

    /** Elimination, pivots on the diagonal: the products of a set of columns are positive semidefinite. */
    private static double[] solve(double[][] rows) {
        int size = rows.length;
        double[] factors = new double[size];
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = pivot + 1; row < size && rows[pivot][pivot] > 0; row++) {
                subtract(rows[row], rows[pivot], rows[row][pivot] / rows[pivot][pivot]);
            }
        }
        for (int row = size - 1; row >= 0; row--) {
            double right = rows[row][size];
            for (int i = row + 1; i < size; i++) {
                right -= rows[row][i] * factors[i];
            }
            factors[row] = rows[row][row] > 0 ? right / rows[row][row] : 0;
        }
        return factors;
    }

    private static void subtract(double[] row, double[] other, double factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] -= factor * other[i];
        }
    }

    private static double[] changes(long[] numbers) {
        double[] changes = new double[numbers.length - 1];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = (double) numbers[i + 1] - numbers[i];
        }
        return changes;
    }

    /** Two sums at once, since one would wait for itself. */
    private static double product(double[] a, double[] b) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < a.length; i += 2) {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }
        return even + odd + (i < a.length ? a[i] * b[i] : 0);
    }
}
