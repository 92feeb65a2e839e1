package io.sysmon.aggregator.codec;

/**
 * Codes whole numbers of unknown spread: first the length of the magnitude in bits, one bit at a time ("longer?"), then the
 * sign, then the bits below the leading one, of which only the first few are worth a model. Confined to one thread.
 */
final class NumberModel {
    private static final int LENGTHS = Long.SIZE + 1;

    /** Bits below the leading one that are modelled; the rest is noise. */
    private static final int MODELLED_BITS = 3;

    private static final int MODELLED_MASK = (1 << MODELLED_BITS) - 1;

    private final AdaptiveBits longer;
    private final AdaptiveBits negative = new AdaptiveBits(1);
    private final AdaptiveBits leading = new AdaptiveBits(LENGTHS << MODELLED_BITS);

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
        int below = length - 1;
        int even = Math.max(0, below - MODELLED_BITS);
        int prefix = 1;
        for (int bit = below - 1; bit >= even; bit--) {
            int context = (length << MODELLED_BITS) | (prefix & MODELLED_MASK);
            prefix = (prefix << 1) | coder.code((int) (magnitude >>> bit) & 1, leading, context);
        }
        return ((long) prefix << even) | coder.codeEvenly(magnitude & ((1L << even) - 1), even);
    }
}
