package io.sysmon.aggregator.codec;

import java.util.Arrays;

/** Bytes being written: a growing array. Confined to the encoding thread. */
final class ByteSink {
    private static final int MAX_VARINT_BYTES = 10;

    private byte[] bytes;
    private int size;

    ByteSink(int expectedBytes) {
        bytes = new byte[Math.max(16, expectedBytes)];
    }

    int size() {
        return size;
    }

    void putByte(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    void putAll(ByteSink other) {
        ensure(other.size);
        System.arraycopy(other.bytes, 0, bytes, size, other.size);
        size += other.size;
    }

    /** Big endian, four bytes. */
    void putInt(int value) {
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            putByte(value >>> shift);
        }
    }

    /** Unsigned, seven bits a byte, the lowest first; the high bit says that more follow: 1 to 10 bytes. */
    void putVarint(long value) {
        ensure(MAX_VARINT_BYTES);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Signed: 0, -1, 1, -2 … become 0, 1, 2, 3 … so that small magnitudes are short. */
    void putZigzag(long value) {
        putVarint(Zigzag.encode(value));
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
