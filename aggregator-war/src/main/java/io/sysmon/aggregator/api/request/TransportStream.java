package io.sysmon.aggregator.api.request;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The container's stream, whose failures are told apart from those of what is read from it, and which is given up when it
 * trickles or the application ends. It is the container's to close. Confined to one thread.
 */
public final class TransportStream extends FilterInputStream {

    private final BodiesInHand bodies;
    private final LongSupplier nanoTime;
    private final long beganNanos;
    private final Duration time;
    private long bytes;

    /**
     * Over the container's.
     *
     * @param time that all of it may take from now on; the container bounds how long it may say nothing
     * @param bodies to which it belongs: when they end, so does this
     */
    public TransportStream(InputStream in, Duration time, BodiesInHand bodies) {
        this(in, time, bodies, System::nanoTime);
    }

    TransportStream(InputStream in, Duration time, BodiesInHand bodies, LongSupplier nanoTime) {
        super(in);
        this.bodies = bodies;
        this.nanoTime = nanoTime;
        this.beganNanos = nanoTime.getAsLong();
        this.time = time;
    }

    /** How many bytes came so far. */
    long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (nanoTime.getAsLong() - beganNanos > time.toNanos()) {
            throw BodyInterruptedException.tooSlow(time);
        }
        int read = readFromContainer(target, offset, length);
        if (bodies.isEnded()) {
            throw BodyInterruptedException.stopping();
        }
        bytes += Math.max(0, read);
        return read;
    }

    private int readFromContainer(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (IOException e) {
            throw BodyInterruptedException.of(e);
        }
    }

    /** Does nothing. */
    @Override
    public void close() {}
}
