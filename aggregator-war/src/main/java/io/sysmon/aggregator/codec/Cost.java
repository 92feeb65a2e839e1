package io.sysmon.aggregator.codec;

import java.util.Arrays;

/**
 * About how many bits {@link NumberModel} takes for a sequence of numbers: the entropy of their lengths, and the bits below
 * the leading one. An estimate: it decides between forms, never how bytes are read. Reusable; confined to one thread.
 */
final class Cost {
    /** What the model pays to learn of each length how often it is seen. */
    private static final double BITS_PER_LENGTH_SEEN = 6;

    private static final double BITS_PER_NAT = 1 / Math.log(2);

    private final int[] counts = new int[Long.SIZE + 1];
    private int numbers;

    void clear() {
        Arrays.fill(counts, 0);
        numbers = 0;
    }

    void add(long number) {
        counts[NumberModel.lengthOf(number)]++;
        numbers++;
    }

    double bits() {
        double bits = 0;
        for (int length = 0; length < counts.length; length++) {
            int count = counts[length];
            if (count > 0) {
                bits += count * (Math.log((double) numbers / count) * BITS_PER_NAT + length) + BITS_PER_LENGTH_SEEN;
            }
        }
        return bits;
    }

    /** Adds the differences of neighbours. */
    void addChanges(long[] numbers) {
        for (int i = 1; i < numbers.length; i++) {
            add(numbers[i] - numbers[i - 1]);
        }
    }
}
