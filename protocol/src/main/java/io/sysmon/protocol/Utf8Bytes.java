package io.sysmon.protocol;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses the bytes 00 and FF, which stand nowhere in JSON that is UTF-8. By zeros and by the mark FE FF the JSON parser takes a
 * body for UTF-16 or UTF-32; and it finds names in a table by four bytes at a time, the last ones padded with FF, before it
 * decodes them: a name with that byte in it would pass for one that it knows.
 */
final class Utf8Bytes extends FilterInputStream {

    private static final int NEVER_FIRST = 0x00;
    private static final int NEVER_LAST = 0xFF;

    Utf8Bytes(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        require(next);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        for (int i = 0; i < read; i++) {
            require(target[offset + i] & 0xFF);
        }
        return read;
    }

    private static void require(int next) {
        if (next == NEVER_FIRST || next == NEVER_LAST) {
            throw new MalformedPushException("the body is not JSON in UTF-8: byte %02X stands in it".formatted(next));
        }
    }
}
