package io.sysmon.agent.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A peer on a free port of the loopback that does to each connection what a test says, until it is closed. */
final class StubbornAggregator implements AutoCloseable {

    /** What it does to a connection. */
    @FunctionalInterface
    interface Habit {
        void treat(Socket connection, CountDownLatch closed) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    StubbornAggregator(Habit habit) {
        try {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            server.setReceiveBufferSize(4096);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        threads.execute(() -> accept(habit));
    }

    /** Reads nothing and says nothing. */
    static StubbornAggregator readingNothing() {
        return new StubbornAggregator((connection, closed) -> closed.await());
    }

    /** Says the head of an answer at once and then one byte every 50 ms, for ever. */
    static StubbornAggregator trickling(String head) {
        return new StubbornAggregator((connection, closed) -> {
            OutputStream out = connection.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            while (!closed.await(50, TimeUnit.MILLISECONDS)) {
                out.write('x');
            }
        });
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
        threads.shutdownNow();
    }

    private void accept(Habit habit) {
        while (closed.getCount() > 0) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                threads.execute(() -> treat(connection, habit));
            } catch (IOException ended) {
                return; // closed
            }
        }
    }

    private void treat(Socket connection, Habit habit) {
        try (connection) {
            habit.treat(connection, closed);
        } catch (IOException cutByTheAgent) {
            return;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
