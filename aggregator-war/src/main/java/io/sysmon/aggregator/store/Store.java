package io.sysmon.aggregator.store;

/**
 * An open database. Thread-safe. Whoever opens it closes it; {@link #close} writes what is still waiting and leaves no
 * thread and no file handle behind.
 */
@SuppressWarnings("DoNotCallSuggester") // its body follows
public final class Store implements AutoCloseable {

    private Store() {}

    /**
     * Opens the database, made or upgraded where necessary.
     *
     * @throws StoreException when the file is no database, is damaged, is newer than this program, cannot be written, or
     *     is held by another process or context
     */
    public static Store open(StoreSettings settings) {
        throw new StoreException("cannot open " + settings.database() + ": not built yet");
    }

    /**
     * Forgets a host and all its samples.
     *
     * @return whether the host was registered
     * @throws StoreUnavailableException when the database cannot be written now
     */
    public boolean forget(String hostname) {
        throw new StoreUnavailableException("cannot forget " + hostname + ": not built yet", 1);
    }

    /** How the store is doing: quick, reads no content. */
    public StoreStatus status() {
        throw new IllegalStateException("not built yet");
    }

    /** Whether reads work: runs one small query. */
    public boolean isReadable() {
        return false;
    }

    @Override
    public void close() {}
}
