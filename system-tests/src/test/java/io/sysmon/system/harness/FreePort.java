package io.sysmon.system.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP port of 127.0.0.1 that nobody listens on, below those that Linux hands out by itself (32768 and up): no
 * connection of another test can take it before it is used. Test JVMs that run side by side begin far apart.
 */
public final class FreePort {

    private static final int LOWEST = 20_000;
    private static final int COUNT = 12_000;
    /** Prime, and more ports than a run of all tests needs. */
    private static final long APART = 997;

    private static final AtomicInteger next =
            new AtomicInteger((int) (ProcessHandle.current().pid() * APART % COUNT));

    private FreePort() {}

    /** One that was not given before by this JVM. */
    public static int find() {
        for (int tries = 0; tries < COUNT; tries++) {
            int port = LOWEST + next.getAndIncrement() % COUNT;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("none of " + COUNT + " ports from " + LOWEST + " is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
