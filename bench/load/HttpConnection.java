import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One kept-alive connection that knows just enough of HTTP/1.1 to cost its machine little, since it shares it with the
 * server it measures. Opened when first used and again when the server has closed it. Confined to one thread at a time.
 */
final class HttpConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;

    /** What came back; the body as it travelled, compressed or not. */
    record Answer(int status, Map<String, String> headers, byte[] body) {}

    private final InetSocketAddress server;
    private final InetAddress from;
    private Socket socket;
    private InputStream in;

    HttpConnection(URI server) {
        this(server, null);
    }

    /** @param from this machine's address to connect from; null for whichever the system chooses */
    HttpConnection(URI server, InetAddress from) {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        this.from = from;
    }

    /** Sends a request, once more on a new connection should the server have closed the kept one meanwhile. */
    Answer send(String head, byte[] body) throws IOException {
        byte[] request = concat(head.getBytes(StandardCharsets.ISO_8859_1), body);
        if (socket != null) {
            try {
                return exchange(request);
            } catch (IOException closedMeanwhile) {
                close();
            }
        }
        open();
        return exchange(request);
    }

    private void open() throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        if (from != null) {
            socket.bind(new InetSocketAddress(from, 0));
        }
        socket.connect(server, TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 4096);
    }

    private Answer exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(readLine().split(" ")[1]);
        Map<String, String> headers = new HashMap<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        byte[] body = status == 304 || status == 204 ? new byte[0] : readBody(headers);
        if ("close".equalsIgnoreCase(headers.get("connection"))) {
            close();
        }
        return new Answer(status, headers, body);
    }

    private byte[] readBody(Map<String, String> headers) throws IOException {
        if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return readFully(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = chunkLength(); length > 0; length = chunkLength()) {
            body.writeBytes(readFully(length));
            readLine();
        }
        readLine();
        return body.toByteArray();
    }

    private int chunkLength() throws IOException {
        return Integer.parseInt(readLine().split(";")[0].strip(), 16);
    }

    private byte[] readFully(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("expected " + length + " bytes, found " + bytes.length);
        }
        return bytes;
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("expected a line, found the end of the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static byte[] concat(byte[] head, byte[] body) {
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
