package io.sysmon.aggregator.api.request;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Gives at most so many bytes, and so many times those that came; asked for one more, it throws. Each counts among those of
 * all pushes. At its end the push gives up its place among those that are being read.
 */
final class BoundedStream extends FilterInputStream {

    private final PushBounds bounds;
    private final TransportStream transport;
    private final BytesInFlight.Share share;
    private final BodiesInHand.Place place;
    private long total;

    /** @param in inflates what comes from {@code transport} */
    BoundedStream(
            InputStream in,
            TransportStream transport,
            PushBounds bounds,
            BytesInFlight.Share share,
            BodiesInHand.Place place) {
        super(in);
        this.transport = transport;
        this.bounds = bounds;
        this.share = share;
        this.place = place;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? -1 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(read);
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
        if (read < 0) {
            place.close();
            return;
        }
        total += read;
        if (total > bounds.bytes()) {
            throw BodyTooLargeException.of(bounds.bytes());
        }
        if (total > PushBounds.FREE_BYTES && total > bounds.inflation() * transport.bytes()) {
            throw BodyTooLargeException.inflating(bounds.inflation(), transport.bytes(), total);
        }
        share.take(read);
    }
}
