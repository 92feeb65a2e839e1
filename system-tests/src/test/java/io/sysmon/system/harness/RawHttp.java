package io.sysmon.system.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP by hand over a socket, for requests that a decent client would mend or refuse to send. */
public final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int LITTLE_ROOM_BYTES = 4096;

    private static final Pattern STATUS_LINE = Pattern.compile("^HTTP/1\\.[01] (\\d{3})\\b");

    private final Socket socket;

    /** Connects to {@code port} of 127.0.0.1. */
    public RawHttp(int port) {
        this(port, "127.0.0.1");
    }

    /** The same from another address of this machine, such as 127.0.0.2. */
    public RawHttp(int port, String from) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(from), 0);
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private RawHttp(Socket socket) {
        this.socket = socket;
    }

    /**
     * The same with room for some KiB of what comes: the other side soon waits for whoever does not read.
     */
    public static RawHttp withLittleRoom(int port, String from) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(LITTLE_ROOM_BYTES);
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new RawHttp(socket);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** How many bytes come until the other side closes or breaks off. */
    public long readWhatComes() {
        long bytes = 0;
        byte[] some = new byte[8192];
        try {
            for (int read = 0; read >= 0; read = socket.getInputStream().read(some)) {
                bytes += read;
            }
        } catch (SocketTimeoutException hung) {
            throw new UncheckedIOException(hung);
        } catch (IOException brokenOff) {
            return bytes;
        }
        return bytes;
    }

    /** Whether something has come that was not read yet. */
    public boolean hasAnswer() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Sends text as it is. */
    public RawHttp send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes as they are. */
    public RawHttp send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /**
     * Sends bytes as they are, then nothing more, and reads until the other side closes, or breaks off because it has read
     * enough.
     */
    public RawAnswer exchange(byte[] request) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            socket.getInputStream().transferTo(answer);
        } catch (SocketTimeoutException hung) {
            throw new UncheckedIOException(hung);
        } catch (IOException brokenOff) {
            return new RawAnswer(answer.toString(StandardCharsets.ISO_8859_1));
        }
        return new RawAnswer(answer.toString(StandardCharsets.ISO_8859_1));
    }

    /** Everything up to the end of the connection, which the other side closes. */
    public String readAll() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The status of the answer, from its first line. */
    public int readStatus() {
        String firstLine = readAll().lines().findFirst().orElse("");
        Matcher matcher = STATUS_LINE.matcher(firstLine);
        if (!matcher.find()) {
            throw new AssertionError("no HTTP answer: " + firstLine);
        }
        return Integer.parseInt(matcher.group(1));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
