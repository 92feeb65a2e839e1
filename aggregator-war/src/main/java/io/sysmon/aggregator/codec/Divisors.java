package io.sysmon.aggregator.codec;

/** Greatest common divisors. */
final class Divisors {
    private Divisors() {}

    /** The greatest common divisor of all numbers, zeros left out; 0 if all are zero. */
    static long common(long[] numbers) {
        long divisor = 0;
        for (long number : numbers) {
            divisor = greatestCommon(divisor, number);
            if (divisor == 1) {
                return 1;
            }
        }
        return divisor;
    }

    private static long greatestCommon(long a, long b) {
        long larger = Math.abs(a);
        long smaller = Math.abs(b);
        while (smaller != 0) {
            long rest = larger % smaller;
            larger = smaller;
            smaller = rest;
        }
        return larger;
    }
}
