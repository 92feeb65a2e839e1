package io.sysmon.agent.publish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.sysmon.protocol.MalformedPushException;
import io.sysmon.protocol.Push;
import io.sysmon.protocol.PushAnswer;
import io.sysmon.protocol.PushCoding;
import io.sysmon.protocol.PushLimits;
import io.sysmon.protocol.PushReader;
import io.sysmon.protocol.SampleColumns;
import io.sysmon.protocol.TooManySamplesException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * An aggregator on a free port of the loopback that keeps what is pushed to it, and answers as a test tells it to. Reads
 * bodies as the real one does. Thread-safe.
 */
public final class TestAggregator implements AutoCloseable {

    /** What came: the path, the port of the connection, the headers that matter, and the push. */
    public record Received(String path, int clientPort, Map<String, String> headers, Push push) {

        /** The times of its samples, each once, ascending. */
        public Set<Long> timestamps() {
            Set<Long> timestamps = new TreeSet<>();
            SampleColumns samples = push.samples();
            for (int i = 0; i < samples.size(); i++) {
                timestamps.add(samples.timestamp(i));
            }
            return timestamps;
        }
    }

    /** What goes back. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        /** A status with a text. */
        public static Answer of(int status, String body) {
            return new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        }

        /** The same with one header. */
        public Answer with(String name, String value) {
            return new Answer(status, Map.of(name, value), body);
        }
    }

    private static final long SERVER_TIME = 1_700_000_123;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Function<Received, Answer> answers = TestAggregator::success;

    /** Listens on a free port. */
    public TestAggregator() {
        this(0);
    }

    /** Listens on {@code port}. */
    public TestAggregator(int port) {
        this(serverAt(InetAddress.getLoopbackAddress(), port));
    }

    /** Listens on a free port of {@code address}. */
    TestAggregator(InetAddress address) {
        this(serverAt(address, 0));
    }

    private TestAggregator(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Speaks https with {@code context}, to clients that show a certificate that it trusts. */
    static TestAggregator withClientCertificates(SSLContext context) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters strict = context.getDefaultSSLParameters();
                    strict.setNeedClientAuth(true);
                    parameters.setSSLParameters(strict);
                }
            });
            return new TestAggregator(server);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static HttpServer serverAt(InetAddress address, int port) {
        try {
            return HttpServer.create(new InetSocketAddress(address, port), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The answer that acknowledges a push. */
    public static Answer success(Received request) {
        int count = request.push.received();
        PushAnswer answer = PushAnswer.of(request.push.host().hostname(), count, count, SERVER_TIME, List.of());
        return new Answer(200, Map.of("Content-Type", "application/json"), answer.toJson());
    }

    /** Answers every push from now on in this way. */
    public void answer(Function<Received, Answer> newAnswers) {
        answers = newAnswers;
    }

    /** Every push that came, in order. */
    public List<Received> received() {
        return received;
    }

    /** The base URL. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Received request = read(exchange);
            received.add(request);
            Answer answer = answers.apply(request);
            answer.headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
            exchange.getResponseBody().write(answer.body);
        } catch (MalformedPushException | TooManySamplesException unreadable) {
            throw new IOException("the agent pushed what no aggregator can read", unreadable);
        }
    }

    private static Received read(HttpExchange exchange)
            throws IOException, MalformedPushException, TooManySamplesException {
        Map<String, String> headers = Map.of(
                "X-SysMon-Token", header(exchange, "X-SysMon-Token"),
                "Content-Type", header(exchange, "Content-Type"),
                "Content-Encoding", header(exchange, "Content-Encoding"),
                "User-Agent", header(exchange, "User-Agent"));
        try (InputStream body = inflated(exchange)) {
            Push push = new PushReader(PushLimits.DEFAULT).read(body, Long.MAX_VALUE / 2);
            return new Received(
                    exchange.getRequestURI().getPath(),
                    exchange.getRemoteAddress().getPort(),
                    headers,
                    push);
        }
    }

    private static InputStream inflated(HttpExchange exchange) throws IOException {
        return header(exchange, "Content-Encoding").equals(PushCoding.NAME)
                ? PushCoding.decoding(exchange.getRequestBody())
                : new GZIPInputStream(exchange.getRequestBody());
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
