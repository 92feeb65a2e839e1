package io.sysmon.aggregator.codec;

import java.util.Arrays;

/** The {@link Plan} that costs least by estimate, and its cost in bits. Immutable. */
record PlanChoice(Plan plan, double bits) {
    /** Steps that numbers may be near multiples of: counts over whole seconds with two decimals, clock ticks, sectors. */
    private static final long[] STEPS = {5, 10, 20, 25, 50, 100, 256, 512, 1024};

    /** What a step with rests takes in the head, and to learn. */
    private static final double RESTS_BITS = 8;

    /** Steps are compared on every so many numbers. */
    private static final int STRIDE = 2;

    private static final int MEDIAN_SAMPLE = 31;

    static PlanChoice of(long[] numbers) {
        long divisor = usable(Divisors.common(numbers));
        PlanChoice exact = withStep(numbers, divisor, false);
        long near = nearStep(numbers, divisor);
        if (near == divisor) {
            return exact;
        }
        PlanChoice withRests = withStep(numbers, near, true);
        return withRests.bits < exact.bits ? withRests : exact;
    }

    private static long usable(long divisor) {
        return divisor < 1 || divisor > Plan.MAX_STEP ? 1 : divisor;
    }

    /** The step that makes a part of the numbers smallest, maybe the divisor itself. */
    private static long nearStep(long[] numbers, long divisor) {
        long best = divisor;
        double least = sampleBits(numbers, divisor);
        for (long step : STEPS) {
            if (step > divisor && step % divisor == 0) {
                double bits = sampleBits(numbers, step) + RESTS_BITS;
                if (bits < least) {
                    best = step;
                    least = bits;
                }
            }
        }
        return best;
    }

    private static double sampleBits(long[] numbers, long step) {
        Cost quotients = new Cost();
        Cost rests = new Cost();
        double perStep = 1.0 / step;
        for (int i = 1; i < numbers.length; i += STRIDE) {
            long quotient = (long) Math.rint(numbers[i] * perStep);
            quotients.add(quotient - (long) Math.rint(numbers[i - 1] * perStep));
            rests.add(numbers[i] - quotient * step);
        }
        return quotients.bits() + rests.bits();
    }

    private static PlanChoice withStep(long[] numbers, long step, boolean hasRests) {
        long[] quotients = new long[numbers.length];
        for (int i = 0; i < quotients.length; i++) {
            quotients[i] = Plan.quotient(numbers[i], step);
        }
        double rests = hasRests ? restBits(numbers, quotients, step) : 0;
        long middle = middle(quotients);
        PlanChoice best = new PlanChoice(new Plan(step, hasRests, 0, middle), bitsAround(quotients, middle) + rests);
        for (int order = 1; order <= Plan.MAX_ORDER; order++) {
            double bits = changeBits(quotients, order) + rests;
            if (bits < best.bits) {
                best = new PlanChoice(new Plan(step, hasRests, order, quotients[0]), bits);
            }
        }
        return best;
    }

    private static double restBits(long[] numbers, long[] quotients, long step) {
        Cost[] costs = new Cost[Long.SIZE + 1];
        for (int i = 0; i < numbers.length; i++) {
            int context = Plan.restContext(quotients[i]);
            if (costs[context] == null) {
                costs[context] = new Cost();
            }
            costs[context].add(numbers[i] - quotients[i] * step);
        }
        double bits = 0;
        for (Cost cost : costs) {
            bits += cost == null ? 0 : cost.bits();
        }
        return bits + RESTS_BITS;
    }

    private static double bitsAround(long[] quotients, long base) {
        Cost cost = new Cost();
        for (long quotient : quotients) {
            cost.add(quotient - base);
        }
        return cost.bits();
    }

    private static double changeBits(long[] quotients, int order) {
        Cost cost = new Cost();
        long change = 0;
        for (int i = 1; i < quotients.length; i++) {
            long next = quotients[i] - quotients[i - 1];
            cost.add(order == 1 ? next : next - change);
            change = next;
        }
        return cost.bits();
    }

    /** About the median, from a sample. */
    private static long middle(long[] numbers) {
        int size = Math.min(numbers.length, MEDIAN_SAMPLE);
        long[] sample = new long[size];
        for (int i = 0; i < size; i++) {
            sample[i] = numbers[(int) ((long) i * numbers.length / size)];
        }
        Arrays.sort(sample);
        return sample[size / 2];
    }
}
