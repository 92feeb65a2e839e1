package io.sysmon.aggregator.api.filter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, which is broken off when its client takes too long over it: the time is looked at before each
 * piece, and the container bounds how long one piece may stall. What fails is kept for {@link #end}, and what is written
 * after it goes nowhere: a client that has gone, or is too slow, is no error of whoever writes, and JAX-RS would log each as
 * one. Blocking writes only. Confined to one thread.
 */
final class TimedOutput extends ServletOutputStream {

    private static final int PIECE_BYTES = 8192;

    private final ServletOutputStream target;
    private final Duration time;
    private final Runnable beforeWriting;
    private final Runnable whenTooSlow;
    private final LongSupplier nanoTime;
    private final long beganNanos;
    private @Nullable IOException failure;

    /**
     * @param time that all of it may take from now on
     * @param beforeWriting is run before each write, which may wait for the client
     * @param whenTooSlow is run once, when it took longer
     */
    TimedOutput(ServletOutputStream target, Duration time, Runnable beforeWriting, Runnable whenTooSlow) {
        this(target, time, beforeWriting, whenTooSlow, System::nanoTime);
    }

    TimedOutput(
            ServletOutputStream target,
            Duration time,
            Runnable beforeWriting,
            Runnable whenTooSlow,
            LongSupplier nanoTime) {
        this.target = target;
        this.time = time;
        this.beforeWriting = beforeWriting;
        this.whenTooSlow = whenTooSlow;
        this.nanoTime = nanoTime;
        this.beganNanos = nanoTime.getAsLong();
    }

    @Override
    public void write(int b) {
        attempt(() -> target.write(b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int written = 0; written < length && failure == null; written += PIECE_BYTES) {
            int from = offset + written;
            int piece = Math.min(PIECE_BYTES, length - written);
            attempt(() -> target.write(bytes, from, piece));
        }
    }

    @Override
    public void flush() {
        attempt(target::flush);
    }

    @Override
    public void close() {
        attempt(target::close);
    }

    /**
     * Closes it.
     *
     * @throws IOException that a write, or this, failed with: the connection is of no use any more
     */
    void end() throws IOException {
        close();
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("cannot bound the time of answers that are written without blocking");
    }

    private void attempt(Writing writing) {
        if (failure != null) {
            return;
        }
        try {
            requireInTime();
            beforeWriting.run();
            writing.run();
        } catch (IOException e) {
            failure = e;
        }
    }

    private void requireInTime() throws IOException {
        if (nanoTime.getAsLong() - beganNanos > time.toNanos()) {
            whenTooSlow.run();
            throw new IOException(
                    "cut off a client that took longer than " + time.toMillis() + " ms to read its answer");
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }
}
