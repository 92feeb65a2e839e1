package io.sysmon.agent.outbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The samples of one tick as bytes, the form in which they lie in the outbox.
 *
 * <pre>
 * tick     = format sample*             format: one byte, 1
 * sample   = series value
 * series   = varint                     zigzag of the series id less the one before it (0 before the first)
 * value    = varint                     its lowest two bits say which kind, the others are the content:
 *              00  zigzag of a whole number
 *              01  zigzag of a number of hundredths
 *              10  content 0, and eight bytes follow: IEEE 754 bits, lowest byte first
 * varint   = seven bits a byte, lowest first; the highest bit says that another byte follows
 * </pre>
 *
 * Whole numbers and hundredths go up to 2<sup>53</sup>; every value comes back bit for bit. A sample takes two to seven
 * bytes.
 */
final class TickFormat {

    static final byte FORMAT = 1;
    static final int KIND_BITS = 2;
    static final int KIND_MASK = (1 << KIND_BITS) - 1;
    static final int WHOLE = 0;
    static final int HUNDREDTHS = 1;
    static final int RAW = 2;
    static final double HUNDRED = 100;

    private static final double EXACT_END = 1L << 53;
    private static final int PAYLOAD_BITS = 7;
    private static final int PAYLOAD_MASK = (1 << PAYLOAD_BITS) - 1;
    private static final int MORE = 1 << PAYLOAD_BITS;
    private static final int LONGEST_VARINT_SHIFT = 63;

    private TickFormat() {}

    /** An order of bytes as the format has it. */
    static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Does {@code number} as a long, scaled back, give exactly {@code value}? Minus zero does not. */
    static boolean isExact(double value, long number, double scale) {
        return Math.abs((double) number) < EXACT_END
                && Double.doubleToRawLongBits(number / scale) == Double.doubleToRawLongBits(value);
    }

    static long zigzag(long number) {
        return (number << 1) ^ (number >> 63);
    }

    static long unzigzag(long zigzag) {
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    static void putVarint(ByteBuffer out, long number) {
        long rest = number;
        while ((rest & ~PAYLOAD_MASK) != 0) {
            out.put((byte) ((rest & PAYLOAD_MASK) | MORE));
            rest >>>= PAYLOAD_BITS;
        }
        out.put((byte) rest);
    }

    /** Throws {@link java.nio.BufferUnderflowException} at the end of the bytes. */
    static long getVarint(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift <= LONGEST_VARINT_SHIFT; shift += PAYLOAD_BITS) {
            byte next = in.get();
            number |= (long) (next & PAYLOAD_MASK) << shift;
            if ((next & MORE) == 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number of more than " + LONGEST_VARINT_SHIFT + " bits");
    }
}
