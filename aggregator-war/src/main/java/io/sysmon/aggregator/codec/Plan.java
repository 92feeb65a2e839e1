package io.sysmon.aggregator.codec;

/**
 * How the changing numbers of a sealed column are told by small ones: {@code number = quotient * step + rest}, quotients
 * predicted from those before. A common divisor leaves no rests. And many rates are nearly multiples of some step (counts
 * over 2.0003 seconds with two decimals are about multiples of 50), so that quotients are small and most rests are 0.
 *
 * <pre>
 *   plan    step &lt;&lt; 3 | hasRests &lt;&lt; 2 | order
 *   base    signed
 * </pre>
 *
 * @param step 1 or more
 * @param hasRests whether any number is no multiple of the step
 * @param order what the next quotient is expected to be: 0 the base, 1 the quotient before, 2 on the line through the two
 *     before
 * @param base the quotient that stands before the first
 */
record Plan(long step, boolean hasRests, int order, long base) {
    static final int MAX_ORDER = 2;

    private static final int ORDER_MASK = 3;
    private static final int RESTS_MASK = 4;
    private static final int STEP_SHIFT = 3;
    static final long MAX_STEP = Long.MAX_VALUE >>> STEP_SHIFT;

    /** Rests have a model for each length of their quotient: what is counted over a longer time is off by more. */
    private static final int REST_CONTEXTS = 21;

    void write(ByteSink out) {
        out.putVarint((step << STEP_SHIFT) | (hasRests ? RESTS_MASK : 0) | order);
        out.putZigzag(base);
    }

    static Plan read(ByteSource in) {
        long head = in.readVarint();
        long step = head >>> STEP_SHIFT;
        int order = (int) head & ORDER_MASK;
        if (step < 1 || step > MAX_STEP || order > MAX_ORDER) {
            throw in.corrupt("expected a step of 1 to %d and an order of 0 to %d, found %d and %d"
                    .formatted(MAX_STEP, MAX_ORDER, step, order));
        }
        return new Plan(step, (head & RESTS_MASK) != 0, order, in.readZigzag());
    }

    /**
     * Codes the numbers by this plan. An encoder leaves them as they are; a decoder pays no heed to what is there and puts
     * in what was coded.
     */
    void code(BitCoder coder, long[] numbers) {
        NumberModel quotients = new NumberModel(1);
        NumberModel rests = new NumberModel(hasRests ? REST_CONTEXTS : 0);
        long before = base;
        long change = 0;
        for (int i = 0; i < numbers.length; i++) {
            long predicted = predict(before, change);
            long quotient = predicted + quotients.code(coder, quotient(numbers[i]) - predicted, 0);
            long multiple = quotient * step;
            long rest = hasRests ? rests.code(coder, numbers[i] - multiple, restContext(quotient)) : 0;
            numbers[i] = multiple + rest;
            change = quotient - before;
            before = quotient;
        }
    }

    /** The number over the step, to the nearest. */
    long quotient(long number) {
        return quotient(number, step);
    }

    static long quotient(long number, long step) {
        return step == 1 ? number : Math.floorDiv(number + step / 2, step);
    }

    static int restContext(long quotient) {
        return Math.min(REST_CONTEXTS - 1, NumberModel.lengthOf(quotient));
    }

    private long predict(long before, long change) {
        return switch (order) {
            case 0 -> base;
            case 1 -> before;
            default -> before + change;
        };
    }
}
