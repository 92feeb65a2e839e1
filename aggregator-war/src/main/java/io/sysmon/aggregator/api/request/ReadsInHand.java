package io.sysmon.aggregator.api.request;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.domain.Limit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reads that are being answered, each on a thread of the container: so many in all and so many for one address, so that
 * clients that do not read their answers leave threads to the others. Who finds no place stands in line, which costs no
 * thread; the addresses in line take turns. The line has an end too. Thread-safe.
 */
public final class ReadsInHand {

    /** For each place: a page asks for up to nine things at once, and one address may have a building behind it. */
    private static final int IN_LINE_FOR_A_PLACE = 10;

    private static final Map<String, String> SOON = Map.of("Retry-After", "2");

    private final ClientPlaces places; // guarded by this, as the next
    private final ClientPlaces line;
    private final Map<String, Deque<Turn>> waiting = new LinkedHashMap<>();

    /** Room for {@code most}, {@code mostOfClient} of them for one address; ten times as many in line. */
    public ReadsInHand(int most, int mostOfClient) {
        this.places = new ClientPlaces(most, mostOfClient);
        this.line = new ClientPlaces(timesTheLine(most), timesTheLine(mostOfClient));
    }

    private static int timesTheLine(int places) {
        return (int) Math.min(Integer.MAX_VALUE, (long) places * IN_LINE_FOR_A_PLACE);
    }

    /** How many are being answered. */
    public synchronized int size() {
        return places.size();
    }

    /** How many are in line. */
    public synchronized int inLine() {
        return line.size();
    }

    /**
     * Takes a place, or one in line where there is none, or neither; the caller closes the turn.
     *
     * @param client the address
     */
    public synchronized Turn enter(String client) {
        if (places.hasRoomFor(client)) {
            places.take(client);
            return new Turn(client, State.READY);
        }
        if (!line.hasRoomFor(client)) {
            return new Turn(client, State.OVER);
        }
        Turn turn = new Turn(client, State.WAITING);
        line.take(client);
        waiting.computeIfAbsent(client, address -> new ArrayDeque<>()).add(turn);
        return turn;
    }

    /** Which limit keeps a client waiting. */
    private synchronized Limit limitOf(String client) {
        return places.isFullFor(client) ? Limit.READS_CLIENT : Limit.READS;
    }

    private ApiException refusal(Limit limit) {
        return limit == Limit.READS_CLIENT
                ? new ApiException(
                        429,
                        "at most " + places.mostOfClient() + " reads from one address may be under way, and they are",
                        SOON)
                : new ApiException(503, "at most " + places.most() + " reads may be under way, and they are", SOON);
    }

    /** Ends a turn; what the one that its place goes to has to do, {@code null} for nothing. */
    private synchronized @Nullable Runnable end(Turn turn) {
        State before = turn.state;
        turn.state = State.OVER;
        if (before == State.WAITING) {
            removeFromLine(turn);
        }
        if (before != State.READY) {
            return null;
        }
        places.giveBack(turn.client);
        return letIn();
    }

    private void removeFromLine(Turn turn) {
        line.giveBack(turn.client);
        Deque<Turn> ofClient = waiting.get(turn.client);
        if (ofClient != null && ofClient.remove(turn) && ofClient.isEmpty()) {
            waiting.remove(turn.client);
        }
    }

    /** The first of the first address that may; the address goes to the end of the line. */
    private @Nullable Runnable letIn() {
        for (Iterator<Map.Entry<String, Deque<Turn>>> clients =
                        waiting.entrySet().iterator();
                clients.hasNext(); ) {
            Map.Entry<String, Deque<Turn>> client = clients.next();
            if (places.hasRoomFor(client.getKey())) {
                clients.remove();
                return letIn(client.getKey(), client.getValue());
            }
        }
        return null;
    }

    private @Nullable Runnable letIn(String client, Deque<Turn> ofClient) {
        Turn first = ofClient.remove();
        if (!ofClient.isEmpty()) {
            waiting.put(client, ofClient);
        }
        line.giveBack(client);
        places.take(client);
        first.state = State.READY;
        return first.whenReady;
    }

    private enum State {
        READY,
        WAITING,
        OVER
    }

    /** One read's. Thread-safe. */
    public final class Turn implements AutoCloseable {

        private final String client;
        private State state; // guarded by ReadsInHand.this, as the next
        private @Nullable Runnable whenReady;

        private Turn(String client, State state) {
            this.client = client;
            this.state = state;
        }

        /** Whether it has a place. */
        public boolean isReady() {
            return is(State.READY);
        }

        /** Whether it is in line. */
        public boolean isWaiting() {
            return is(State.WAITING);
        }

        private boolean is(State asked) {
            synchronized (ReadsInHand.this) {
                return state == asked;
            }
        }

        /** Runs an action once it has a place: at once, or on the thread of whoever gives one up. Once a turn. */
        public void whenReady(Runnable action) {
            synchronized (ReadsInHand.this) {
                if (state == State.WAITING) {
                    whenReady = action;
                }
                if (state != State.READY) {
                    return;
                }
            }
            action.run();
        }

        /** Which limit it stands before. */
        public Limit limit() {
            return limitOf(client);
        }

        /** The answer to one that goes without a place because of {@code limit}. */
        public ApiException refusal(Limit limit) {
            return ReadsInHand.this.refusal(limit);
        }

        /** Gives up its place, or leaves the line; once. */
        @Override
        public void close() {
            Runnable next = end(this);
            if (next != null) {
                next.run();
            }
        }
    }
}
