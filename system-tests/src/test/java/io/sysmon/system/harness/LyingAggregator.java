package io.sysmon.system.harness;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands between an agent and its aggregator, and treats every other push as one of its lies says; the others go through.
 * A port of 127.0.0.1. Thread-safe.
 */
public final class LyingAggregator implements AutoCloseable {

    /** What is done to a push. */
    public enum Lie {
        /** 503 with the time to wait. */
        BUSY,
        /** 429 with the time to wait. */
        TOO_MANY,
        /** 413. */
        TOO_LARGE,
        /** 500. */
        BROKEN,
        /** 200 with a web page. */
        PORTAL,
        /** 200 that counts one sample less. */
        OTHER_COUNT,
        /** 200 for another host. */
        OTHER_HOST,
        /** 307 to the aggregator itself. */
        REDIRECT,
        /** The connection is reset in the midst of the body. */
        RESET_IN_BODY,
        /** The aggregator takes it; the connection is cut before its answer. */
        ANSWER_LOST,
        /** The aggregator takes it; half of its answer comes. */
        ANSWER_HALF,
        /** The aggregator takes it; its answer comes a byte a second. */
        ANSWER_SLOW
    }

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    private final ServerSocket server;
    private final int upstream;
    private final Deque<Lie> lies;
    private final List<Lie> told = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private boolean honest;

    /** Listens on a free port, in front of {@code upstream} of 127.0.0.1. */
    public LyingAggregator(int upstream, List<Lie> lies) {
        this.upstream = upstream;
        this.lies = new ArrayDeque<>(lies);
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        threads.execute(this::accept);
    }

    /** The port it listens on. */
    public int port() {
        return server.getLocalPort();
    }

    /** The lies told so far, in order. */
    public List<Lie> told() {
        return told;
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

    private void accept() {
        while (closed.getCount() > 0) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException ended) {
                return; // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            while (serveOne(connection, in)) {
                // the next push on the same connection
            }
        } catch (IOException cut) {
            return; // by the agent, or by a lie
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean serveOne(Socket connection, DataInputStream in) throws IOException, InterruptedException {
        String head = readHead(in);
        Lie lie = nextLie();
        byte[] body = new byte[lengthOf(head)];
        if (lie == Lie.RESET_IN_BODY) {
            in.readFully(body, 0, body.length / 2);
            connection.setSoLinger(true, 0);
            return false;
        }
        in.readFully(body);
        OutputStream out = connection.getOutputStream();
        if (lie == null) {
            out.write(ask(head, body));
            return true;
        }
        return lie(lie, head, body, out);
    }

    private synchronized @Nullable Lie nextLie() {
        honest = !honest;
        Lie lie = honest ? null : lies.poll();
        if (lie != null) {
            told.add(lie);
        }
        return lie;
    }

    private boolean lie(Lie lie, String head, byte[] body, OutputStream out) throws IOException, InterruptedException {
        switch (lie) {
            case BUSY -> answer(out, "503 Busy\r\nRetry-After: 1", "");
            case TOO_MANY -> answer(out, "429 Too many\r\nRetry-After: 1", "");
            case TOO_LARGE -> answer(out, "413 Too large", "");
            case BROKEN -> answer(out, "500 Broken", "oops");
            case PORTAL -> answer(out, "200 OK\r\nContent-Type: text/html", "<html>Please log in</html>");
            case REDIRECT ->
                answer(out, "307 Elsewhere\r\nLocation: http://127.0.0.1:" + upstream + "/api/metrics", "");
            case OTHER_COUNT ->
                answer(
                        out,
                        "200 OK",
                        "{\"status\":\"success\",\"hostname\":\"lied-to\","
                                + "\"metrics_received\":1,\"metrics_stored\":1,\"metrics_failed\":0,\"timestamp\":1700000000}");
            case OTHER_HOST ->
                answer(
                        out,
                        "200 OK",
                        "{\"status\":\"success\",\"hostname\":\"another\","
                                + "\"metrics_received\":1,\"metrics_stored\":1,\"metrics_failed\":0,\"timestamp\":1700000000}");
            default -> {
                spoil(lie, ask(head, body), out);
                return false;
            }
        }
        return true;
    }

    private void spoil(Lie lie, byte[] answer, OutputStream out) throws IOException, InterruptedException {
        if (lie == Lie.ANSWER_HALF) {
            out.write(answer, 0, answer.length / 2);
        }
        for (int i = 0; lie == Lie.ANSWER_SLOW && i < answer.length; i++) {
            out.write(answer[i]);
            if (closed.await(1, TimeUnit.SECONDS)) {
                return;
            }
        }
    }

    private static void answer(OutputStream out, String statusAndHeaders, String body) throws IOException {
        String text = "HTTP/1.1 " + statusAndHeaders + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The aggregator's whole answer to the same push; its connection ends with it. */
    private byte[] ask(String head, byte[] body) throws IOException {
        try (Socket aggregator = new Socket(InetAddress.getLoopbackAddress(), upstream)) {
            OutputStream out = aggregator.getOutputStream();
            out.write(head.replaceFirst("(?i)\r\nconnection: [^\r]*", "")
                    .replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            byte[] answer = aggregator.getInputStream().readAllBytes();
            return new String(answer, StandardCharsets.ISO_8859_1)
                    .replaceFirst("(?i)\r\nconnection: close", "")
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static String readHead(DataInputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] end = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] last = new byte[end.length];
        while (!Arrays.equals(last, end)) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.write(next);
            System.arraycopy(last, 1, last, 0, last.length - 1);
            last[last.length - 1] = (byte) next;
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    private static int lengthOf(String head) {
        Matcher length = LENGTH.matcher(head);
        if (!length.find()) {
            throw new AssertionError("a push without its length:\n" + head);
        }
        return Integer.parseInt(length.group(1));
    }
}
