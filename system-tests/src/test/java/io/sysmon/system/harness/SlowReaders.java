package io.sysmon.system.harness;

import java.util.ArrayList;
import java.util.List;

/**
 * A client, at 127.0.0.2, that asks for much over many connections and reads nothing of it; and the host whose newest
 * samples make much.
 */
public final class SlowReaders implements AutoCloseable {

    /** Where it asks from: another than everybody else's. */
    public static final String ADDRESS = "127.0.0.2";

    private static final String HOST = "much";
    /** With tags of this length 5 MB in one answer: more than the kernel holds for both sides of a connection. */
    private static final int SERIES = 9_000;

    private static final String TAGS = "text=" + "x".repeat(450);

    private final List<RawHttp> connections = new ArrayList<>();

    /** Pushes that host. */
    public static Answer pushMuch(Api api) {
        PushBody push = new PushBody(HOST);
        for (int series = 0; series < SERIES; series++) {
            push.sample(1_700_000_000L, "much." + series, TAGS, series);
        }
        return api.push(push);
    }

    /** Lets it be forgotten. */
    public static Answer forgetMuch(Api api) {
        return api.delete("api/hosts/" + HOST);
    }

    /** Connects to the server at {@code port}, so many times. */
    public SlowReaders(int port, int connections) {
        for (int i = 0; i < connections; i++) {
            this.connections.add(RawHttp.withLittleRoom(port, ADDRESS));
        }
    }

    /** Asks for much, over each connection, below {@code context}, which ends with a slash. */
    public void ask(String context) {
        for (RawHttp connection : connections) {
            connection.send("GET " + context + "api/latest?host=" + HOST + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        }
    }

    @Override
    public void close() {
        connections.forEach(RawHttp::close);
    }
}
