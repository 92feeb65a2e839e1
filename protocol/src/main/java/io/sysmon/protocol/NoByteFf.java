package io.sysmon.protocol;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses the byte FF, which stands nowhere in UTF-8. The JSON parser finds names in a table by four bytes at a time, the
 * last ones padded with FF, before it decodes them: a name with that byte in it would pass for one that it knows.
 */
final class NoByteFf extends FilterInputStream {

    private static final int FF = 0xFF;

    NoByteFf(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        require(next != FF);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        for (int i = 0; i < read; i++) {
            require(target[offset + i] != (byte) FF);
        }
        return read;
    }

    private static void require(boolean isFine) {
        if (!isFine) {
            throw new MalformedPushException("the body is not JSON: byte FF, which is no UTF-8");
        }
    }
}
