package io.sysmon.aggregator.api.request;

import java.util.HashMap;
import java.util.Map;

/**
 * The pushes whose bodies are being read, each on a thread of the container: so many in all and so many from one address,
 * so that clients that stall in the middle of a body leave threads to the others. A body that has come, and waits for the
 * disk, counts no more. Thread-safe.
 */
public final class BodiesInHand {

    private final int most;
    private final int mostOfClient;
    private final Map<String, Integer> byClient = new HashMap<>(); // guarded by this, as the next
    private int size;

    /** Room for {@code most}, {@code mostOfClient} of them from one address. */
    public BodiesInHand(int most, int mostOfClient) {
        this.most = most;
        this.mostOfClient = mostOfClient;
    }

    /** How many there are now. */
    public synchronized int size() {
        return size;
    }

    /**
     * Takes a place; the caller closes it.
     *
     * @param client the address
     * @throws TooManyBodiesException when there is none
     */
    public synchronized Place enter(String client) throws TooManyBodiesException {
        int ofClient = byClient.getOrDefault(client, 0);
        if (ofClient >= mostOfClient) {
            throw TooManyBodiesException.ofClient(mostOfClient);
        }
        if (size >= most) {
            throw TooManyBodiesException.ofAll(most);
        }
        byClient.put(client, ofClient + 1);
        size++;
        return new Place(client);
    }

    private synchronized void leave(String client) {
        size--;
        byClient.computeIfPresent(client, (address, count) -> count == 1 ? null : count - 1);
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
