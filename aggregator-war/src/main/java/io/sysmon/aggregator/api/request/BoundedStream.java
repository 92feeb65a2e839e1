package io.sysmon.aggregator.api.request;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives at most so many bytes; asked for one more, it throws. Each counts among those of all pushes. */
final class BoundedStream extends FilterInputStream {

    private final long maxBytes;
    private final BytesInFlight.Share share;
    private long left;

    BoundedStream(InputStream in, long maxBytes, BytesInFlight.Share share) {
        super(in);
        this.share = share;
        this.maxBytes = maxBytes;
        this.left = maxBytes;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            count(1);
        }
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(count, 8192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw BodyTooLargeException.of(maxBytes);
        }
        share.take(read);
    }
}
