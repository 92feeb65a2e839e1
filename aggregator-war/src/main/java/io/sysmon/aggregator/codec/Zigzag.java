package io.sysmon.aggregator.codec;

/** Signed numbers as unsigned ones of like magnitude: 0, -1, 1, -2 … become 0, 1, 2, 3 … */
final class Zigzag {
    private Zigzag() {}

    static long encode(long value) {
        return (value << 1) ^ (value >> (Long.SIZE - 1));
    }

    static long decode(long value) {
        return (value >>> 1) ^ -(value & 1);
    }
}
