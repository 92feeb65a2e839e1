package io.sysmon.aggregator.codec;

/**
 * A binary arithmetic encoder. The numbers from {@code low} to {@code high}, 32 bits each, are those that the stream may
 * still continue with; every bit takes the part that its chance gives it, and leading bytes on which both ends agree are
 * written. Nothing is written at the end that the decoder can do without: it takes missing bytes for zeros.
 */
final class BitEncoder implements BitCoder {
    static final long WHOLE = 0xFFFF_FFFFL;
    static final long TOP_BYTE = 0xFF00_0000L;

    private final ByteSink out;
    private long low;
    private long high = WHOLE;

    BitEncoder(ByteSink out) {
        this.out = out;
    }

    @Override
    public int code(int bit, AdaptiveBits model, int context) {
        narrow(bit, model.chance(context));
        model.learn(context, bit);
        return bit;
    }

    @Override
    public long codeEvenly(long bits, int count) {
        for (int i = count - 1; i >= 0; i--) {
            narrow((int) (bits >>> i) & 1, AdaptiveBits.EVEN);
        }
        return bits;
    }

    /** Writes what is needed to tell the last bits from others. Nothing may be coded after. */
    void finish() {
        for (int bits = Integer.SIZE; bits >= 0; bits -= Byte.SIZE) {
            long candidate = ((low + (1L << bits) - 1) >>> bits) << bits;
            if (candidate <= high) {
                for (int shift = Integer.SIZE - Byte.SIZE; shift >= bits; shift -= Byte.SIZE) {
                    out.putByte((int) (candidate >>> shift));
                }
                return;
            }
        }
    }

    private void narrow(int bit, int chance) {
        long middle = middle(low, high, chance);
        if (bit == 1) {
            high = middle;
        } else {
            low = middle + 1;
        }
        while (((low ^ high) & TOP_BYTE) == 0) {
            out.putByte((int) (low >>> (Integer.SIZE - Byte.SIZE)));
            low = (low << Byte.SIZE) & WHOLE;
            high = ((high << Byte.SIZE) & WHOLE) | 0xFF;
        }
    }

    /** The last number of the part for ones. */
    static long middle(long low, long high, int chance) {
        return low + (((high - low) * chance) >>> AdaptiveBits.CHANCE_BITS);
    }
}
