package io.sysmon.aggregator.api.request;

/**
 * The pushes whose bodies are being read, each on a thread of the container: so many in all and so many from one address,
 * so that clients that stall in the middle of a body leave threads to the others. A body that has come, and waits for the
 * disk, counts no more. Thread-safe.
 */
public final class BodiesInHand {

    private final ClientPlaces places; // guarded by this
    private volatile boolean ended;

    /** Room for {@code most}, {@code mostOfClient} of them from one address. */
    public BodiesInHand(int most, int mostOfClient) {
        this.places = new ClientPlaces(most, mostOfClient);
    }

    /** How many there are now. */
    public synchronized int size() {
        return places.size();
    }

    /** From now on no body is read to its end: a push that is in hand, or comes, is given up as soon as bytes of it come. */
    public void end() {
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }

    /**
     * Takes a place; the caller closes it.
     *
     * @param client the address
     * @throws TooManyBodiesException when there is none
     */
    public synchronized Place enter(String client) throws TooManyBodiesException {
        if (places.isFullFor(client)) {
            throw TooManyBodiesException.ofClient(places.mostOfClient());
        }
        if (places.isFull()) {
            throw TooManyBodiesException.ofAll(places.most());
        }
        places.take(client);
        return new Place(client);
    }

    private synchronized void leave(String client) {
        places.giveBack(client);
    }

    /** One push's. Confined to its thread. */
    public final class Place implements AutoCloseable {

        private final String client;
        private boolean isClosed;

        private Place(String client) {
            this.client = client;
        }

        /** Gives it up, once. */
        @Override
        public void close() {
            if (!isClosed) {
                isClosed = true;
                leave(client);
            }
        }
    }
}
