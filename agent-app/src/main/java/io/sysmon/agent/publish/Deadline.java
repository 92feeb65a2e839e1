package io.sysmon.agent.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The end of the time that one push has as a whole. A timeout bounds each wait for bytes; a peer that sends one byte a
 * second, or takes none, never lets it run out. Made for one push; {@link #connected} may be called by any thread.
 */
final class Deadline {

    private static final int CHUNK_BYTES = 4096;
    private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Duration allowed;
    private final long endNanos;
    private final CompletableFuture<Void> replied = new CompletableFuture<>();
    private @Nullable HttpURLConnection connection;
    private boolean over;

    /** Begins now. */
    Deadline(Duration allowed) {
        this.allowed = allowed;
        this.endNanos = System.nanoTime() + allowed.toNanos();
    }

    /**
     * Begins to watch; whoever waits on the connection gets an exception when the time is over. It is cut again and again until
     * there is a reply or the push was given up: the JDK's client begins a request anew, on another connection, when writing
     * it fails, and so may do what the first cut was meant to end.
     */
    Deadline watch() {
        cutIn(allowed.toNanos());
        return this;
    }

    /** The connection that the push goes over. */
    synchronized void connected(HttpURLConnection newConnection) {
        connection = newConnection;
    }

    /** The head of the reply is here, or will not come: the connection is not cut any more. */
    void replied() {
        replied.complete(null);
    }

    /** Whether the connection was cut. */
    synchronized boolean isOver() {
        return over;
    }

    /** What a push ends with whose time is over. */
    IOException exceeded(@Nullable Throwable cause) {
        return new IOException("no whole answer within " + allowed.toMillis() + " ms", cause);
    }

    /**
     * Reads at most {@code limit} bytes.
     *
     * @throws IOException when they do not end in time
     */
    byte[] readWithin(InputStream in, int limit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        while (bytes.size() < limit) {
            int count = in.read(chunk, 0, Math.min(chunk.length, limit - bytes.size()));
            if (count < 0) {
                break;
            }
            bytes.write(chunk, 0, count);
            if (System.nanoTime() - endNanos > 0) {
                throw exceeded(null);
            }
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what runs when the time is over throws nothing
    private void cutIn(long nanos) {
        replied.copy().orTimeout(nanos, TimeUnit.NANOSECONDS).exceptionally(timeout -> {
            cut();
            cutIn(AGAIN_NANOS);
            return null;
        });
    }

    private synchronized void cut() {
        over = true;
        if (connection != null) {
            connection.disconnect();
        }
    }
}
