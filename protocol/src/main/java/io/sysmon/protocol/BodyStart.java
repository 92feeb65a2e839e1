package io.sysmon.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/**
 * The first bytes of a body in memory, all of it in nearly every case.
 *
 * @param bytes with a {@link PlainJson#END} behind the last
 * @param size how many they are
 * @param isWhole whether the body ends there
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BodyStart(byte[] bytes, int size, boolean isWhole) {

    /** Some 12,000 samples. */
    static final int MOST_BYTES = 1 << 20;

    private static final int FIRST_BYTES = 1 << 16;

    /** Reads until the end or {@link #MOST_BYTES}; memory grows with what comes. */
    static BodyStart read(InputStream body) throws IOException {
        byte[] bytes = new byte[FIRST_BYTES];
        int size = 0;
        while (true) {
            int read = body.read(bytes, size, bytes.length - 1 - size);
            if (read < 0) {
                return new BodyStart(bytes, size, true);
            }
            size += read;
            if (size == bytes.length - 1) {
                if (size >= MOST_BYTES - 1) {
                    return new BodyStart(bytes, size, false);
                }
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
        }
    }

    /** All of the body, of which {@code rest} is still to be read. */
    InputStream followedBy(InputStream rest) {
        InputStream start = new ByteArrayInputStream(bytes, 0, size);
        return isWhole ? start : new SequenceInputStream(start, rest);
    }
}
