package io.sysmon.aggregator.api.request;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of all pushes that are being read, or wait for the disk: one budget for all of them, so that a fleet that comes
 * back all at once is told to come back in turn and takes no more memory than there is. Thread-safe.
 */
public final class BytesInFlight {

    private final long budgetBytes;
    private final AtomicLong taken = new AtomicLong();

    /** A budget of inflated bytes; what a push holds of them in memory is a third, as columns. */
    public BytesInFlight(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    /** Half of what memory this process may have, and at least one push of the largest size. */
    public static BytesInFlight ofThisProcess(long maxBodyBytes) {
        return new BytesInFlight(Math.max(maxBodyBytes, Runtime.getRuntime().maxMemory() / 2));
    }

    /** What is taken now. */
    public long bytes() {
        return taken.get();
    }

    /** The share of one push, empty; the caller closes it when nothing of the push is in memory any more. */
    public Share open() {
        return new Share();
    }

    /** What one push takes. Confined to its thread. */
    public final class Share implements AutoCloseable {

        private long mine;

        private Share() {}

        /** Takes more, as it is read. */
        void take(int bytes) throws TooMuchInFlightException {
            mine += bytes;
            if (taken.addAndGet(bytes) > budgetBytes && mine < taken.get()) {
                throw new TooMuchInFlightException();
            }
        }

        /** Gives all of it back. */
        @Override
        public void close() {
            taken.addAndGet(-mine);
            mine = 0;
        }
    }
}
