package io.sysmon.aggregator.codec;

/**
 * Reads what {@link BitEncoder} wrote. From other bytes it reads other bits; whoever asks for more than there can be gets a
 * {@link CorruptRunException}.
 */
final class BitDecoder implements BitCoder {
    private final ByteSource in;
    private int missing;
    private long low;
    private long high = BitEncoder.WHOLE;
    private long code;

    /** Decodes all that is left of the source. */
    BitDecoder(ByteSource in) {
        this.in = in;
        for (int i = 0; i < Integer.BYTES; i++) {
            code = (code << Byte.SIZE) | nextByte();
        }
    }

    @Override
    public int code(int ignored, AdaptiveBits model, int context) {
        int bit = narrow(model.chance(context));
        model.learn(context, bit);
        return bit;
    }

    @Override
    public long codeEvenly(long ignored, int count) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits = (bits << 1) | narrow(AdaptiveBits.EVEN);
        }
        return bits;
    }

    private int narrow(int chance) {
        long middle = BitEncoder.middle(low, high, chance);
        int bit = code <= middle ? 1 : 0;
        if (bit == 1) {
            high = middle;
        } else {
            low = middle + 1;
        }
        while (((low ^ high) & BitEncoder.TOP_BYTE) == 0) {
            low = (low << Byte.SIZE) & BitEncoder.WHOLE;
            high = ((high << Byte.SIZE) & BitEncoder.WHOLE) | 0xFF;
            code = ((code << Byte.SIZE) & BitEncoder.WHOLE) | nextByte();
        }
        return bit;
    }

    private int nextByte() {
        if (in.remaining() > 0) {
            return in.readByte();
        }
        if (++missing > Integer.BYTES) {
            throw in.corrupt("expected the end of a column, found more values than bytes for them");
        }
        return 0;
    }
}
