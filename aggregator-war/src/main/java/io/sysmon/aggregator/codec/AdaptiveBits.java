package io.sysmon.aggregator.codec;

import java.util.Arrays;

/**
 * How likely the next bit is a one, learnt from the bits before in each of a number of contexts. The first bits of a context
 * teach most, since columns are short: the {@code n}th, from 0, moves the chance by 1 / (n + 2.5) of its error, until n
 * reaches {@link #MEMORY}. Integer arithmetic only, so that every machine learns the same. Confined to one thread.
 */
final class AdaptiveBits {
    /** Chances are in units of 2^-16, never 0 or 1. */
    static final int CHANCE_BITS = 16;

    /** The chance of a bit that is as likely 0 as 1. */
    static final int EVEN = 1 << (CHANCE_BITS - 1);

    /** How many bits a context remembers; 60 took 1 % more bytes on recorded data, whose manner changes. */
    private static final int MEMORY = 24;

    private static final int FINE_BITS = 22;
    private static final int SURE = 1 << FINE_BITS;
    private static final int LEAST = SURE >>> 11;
    private static final int RATE_BITS = 16;
    private static final int[] RATES = rates();

    private final int[] chances;
    private final byte[] seen;

    AdaptiveBits(int contexts) {
        chances = new int[contexts];
        seen = new byte[contexts];
        Arrays.fill(chances, SURE / 2);
    }

    /** The chance of a one, more than 0 and less than 2^{@link #CHANCE_BITS}. */
    int chance(int context) {
        return chances[context] >>> (FINE_BITS - CHANCE_BITS);
    }

    void learn(int context, int bit) {
        int before = chances[context];
        int count = seen[context];
        long error = (bit == 1 ? (long) SURE : 0) - before;
        int after = before + (int) ((error * RATES[count]) >> RATE_BITS);
        chances[context] = Math.max(LEAST, Math.min(SURE - LEAST, after));
        if (count < MEMORY) {
            seen[context] = (byte) (count + 1);
        }
    }

    private static int[] rates() {
        int[] rates = new int[MEMORY + 1];
        for (int count = 0; count < rates.length; count++) {
            rates[count] = (2 << RATE_BITS) / (2 * count + 5);
        }
        return rates;
    }
}
