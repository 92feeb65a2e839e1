package io.sysmon.aggregator.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes being read, never beyond their end: what is missing or impossible is a {@link CorruptRunException}. */
final class ByteSource {
    private static final int LAST_VARINT_SHIFT = 63;

    /** The first byte is the lowest. */
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Set in each byte of a varint but its last. */
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private final byte[] bytes;
    private final int end;
    private int position;

    /** Reads {@code bytes} from {@code position} up to, not including, {@code end}. */
    ByteSource(byte[] bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    int end() {
        return end;
    }

    int remaining() {
        return end - position;
    }

    /** One byte, 0 to 255. */
    int readByte() {
        if (position == end) {
            throw corrupt("expected more bytes, found the end");
        }
        return bytes[position++] & 0xFF;
    }

    /** As {@link ByteSink#putInt} wrote it. */
    int readInt() {
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            value = (value << Byte.SIZE) | readByte();
        }
        return value;
    }

    /** As {@link ByteSink#putVarint} wrote it. */
    long readVarint() {
        long value = 0;
        for (int shift = 0; shift <= LAST_VARINT_SHIFT; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw corrupt("expected a number of at most 10 bytes, found a longer one");
    }

    long readZigzag() {
        return Zigzag.decode(readVarint());
    }

    /** A varint that must lie between the bounds, both included. */
    int readCount(String what, int least, int most) {
        long count = readVarint();
        if (count < least || count > most) {
            throw corrupt("expected %s from %d to %d, found %d".formatted(what, least, most, count));
        }
        return (int) count;
    }

    /** Passes over {@code count} varints, eight bytes at a time as long as there are so many. */
    void skipVarints(int count) {
        int left = count;
        while (left > 0 && remaining() >= Long.BYTES) {
            long ends = ~(long) EIGHT_BYTES.get(bytes, position) & HIGH_BITS;
            int found = Long.bitCount(ends);
            position += found < left ? Long.BYTES : bytesThrough(ends, left);
            left -= Math.min(found, left);
        }
        while (left > 0) {
            left -= readByte() < 0x80 ? 1 : 0;
        }
    }

    /** How many bytes there are up to that one of the marked bytes, from 1. */
    private static int bytesThrough(long ends, int number) {
        long rest = ends;
        for (int i = 1; i < number; i++) {
            rest &= rest - 1;
        }
        return Long.numberOfTrailingZeros(rest) / Byte.SIZE + 1;
    }

    CorruptRunException corrupt(String problem) {
        return new CorruptRunException(
                "cannot read run of %d bytes at byte %d: %s".formatted(bytes.length, position, problem));
    }
}
