package io.sysmon.system.harness;

import java.util.ArrayList;
import java.util.List;

/** Clients that ask for much over many connections and read nothing of it; and the host whose newest samples make much. */
public final class SlowReaders implements AutoCloseable {

    /** An address of this machine that is not everybody else's. */
    public static final String ADDRESS = "127.0.0.2";

    /** With tags of this length 5 MB in one answer: more than the kernel holds for both sides of a connection. */
    private static final int SERIES = 9_000;

    private static final String TAGS = "text=" + "x".repeat(450);

    private final List<RawHttp> connections = new ArrayList<>();

    /** What makes a host's newest samples much. */
    public static PushBody much(String host) {
        PushBody push = new PushBody(host);
        for (int series = 0; series < SERIES; series++) {
            push.sample(1_700_000_000L, "much." + series, TAGS, series);
        }
        return push;
    }

    /** Connects to the server at {@code port} from an address, so many times. */
    public SlowReaders(int port, String from, int connections) {
        for (int i = 0; i < connections; i++) {
            this.connections.add(RawHttp.withLittleRoom(port, from));
        }
    }

    /** Asks for {@code target} over each connection. */
    public void ask(String target) {
        connections.forEach(connection -> connection.send("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
    }

    @Override
    public void close() {
        connections.forEach(RawHttp::close);
    }
}
