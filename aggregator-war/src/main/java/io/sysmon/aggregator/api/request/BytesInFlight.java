package io.sysmon.aggregator.api.request;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of all pushes that are being read, or wait for the disk: one budget for all of them, so that a fleet that comes
 * back all at once is told to come back in turn and takes no more memory than there is. The same of all answers that are being
 * written. Thread-safe.
 */
public final class BytesInFlight {

    private final String what;
    private final long budgetBytes;
    private final AtomicLong taken = new AtomicLong();

    /**
     * A budget.
     *
     * @param what of, in the plural, for who is turned away
     */
    BytesInFlight(String what, long budgetBytes) {
        this.what = what;
        this.budgetBytes = budgetBytes;
    }

    /**
     * Of pushes, inflated; what a push holds of them in memory is a third, as columns. Half of what memory this process may
     * have, and at least one push of the largest size.
     */
    public static BytesInFlight ofPushes(long maxBodyBytes) {
        return new BytesInFlight(
                "pushes", Math.max(maxBodyBytes, Runtime.getRuntime().maxMemory() / 2));
    }

    /** Of answers, plain: a quarter of what memory this process may have. */
    public static BytesInFlight ofAnswers() {
        return new BytesInFlight("answers", Runtime.getRuntime().maxMemory() / 4);
    }

    /** What is taken now. */
    public long bytes() {
        return taken.get();
    }

    /** The share of one, empty; the caller closes it when nothing of the push or the answer is in memory any more. */
    public Share open() {
        return new Share();
    }

    /** What one takes. Confined to its thread. */
    public final class Share implements AutoCloseable {

        private long mine;

        private Share() {}

        /** Takes more, as it is read or written. One that is alone may take whatever it needs. */
        public void take(int bytes) throws TooMuchInFlightException {
            mine += bytes;
            if (taken.addAndGet(bytes) > budgetBytes && mine < taken.get()) {
                throw new TooMuchInFlightException(what);
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
