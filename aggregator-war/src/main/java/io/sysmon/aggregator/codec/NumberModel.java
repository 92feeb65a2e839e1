package io.sysmon.aggregator.codec;

/**
 * Codes whole numbers of unknown spread: first the length of the magnitude in bits, one bit at a time ("longer?"), then the
 * sign, then the bits below the leading one, of which only the first is worth a model: the others are noise. Confined to one
 * thread.
 */
final class NumberModel {
    private static final int LENGTHS = Long.SIZE + 1;

    private final AdaptiveBits longer;
    private final AdaptiveBits negative = new AdaptiveBits(1);
    private final AdaptiveBits second = new AdaptiveBits(LENGTHS);

    /** A model that learns lengths apart in each of a number of contexts. */
    NumberModel(int contexts) {
        longer = new AdaptiveBits(contexts * LENGTHS);
    }

    /** Bits of a number's magnitude, 0 to 64. */
    static int lengthOf(long number) {
        return Long.SIZE - Long.numberOfLeadingZeros(Math.abs(number));
    }

    /** Codes the number; a decoder ignores it and answers the one that was coded. */
    long code(BitCoder coder, long number, int context) {
        int length = codeLength(coder, lengthOf(number), context * LENGTHS);
        if (length == 0) {
            return 0;
        }
        boolean isNegative = coder.code(number < 0 ? 1 : 0, negative, 0) == 1;
        long magnitude = codeMagnitude(coder, Math.abs(number), length);
        return isNegative ? -magnitude : magnitude;
    }

    private int codeLength(BitCoder coder, int length, int start) {
        int coded = 0;
        while (coded < Long.SIZE && coder.code(coded < length ? 1 : 0, longer, start + coded) == 1) {
            coded++;
        }
        return coded;
    }

    private long codeMagnitude(BitCoder coder, long magnitude, int length) {
        if (length == 1) {
            return 1;
        }
        int even = length - 2;
        long leading = 2 | coder.code((int) (magnitude >>> even) & 1, second, length);
        return (leading << even) | coder.codeEvenly(magnitude & ((1L << even) - 1), even);
    }
}
