package io.sysmon.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each wait for bytes is far shorter than the timeout, or is one that no timeout of a socket bounds. */
@Timeout(30)
class DeadlineTest {

    private static final Duration TIMEOUT = Duration.ofMillis(300);

    @Test
    void endsAPushWhoseAnswerBeginsByteByByte() throws IOException {
        try (StubbornAggregator aggregator = StubbornAggregator.trickling("HTTP/1.1 200 OK\r\nServer: ")) {
            assertThatAPushEnds(aggregator, 10);
        }
    }

    @Test
    void endsAPushWhoseAnswerOfKnownLengthComesByteByByte() throws IOException {
        try (StubbornAggregator aggregator =
                StubbornAggregator.trickling("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n")) {
            assertThatAPushEnds(aggregator, 10);
        }
    }

    @Test
    void endsAPushWhoseErrorComesByteByByte() throws IOException {
        try (StubbornAggregator aggregator = StubbornAggregator.trickling("HTTP/1.1 500 No\r\n\r\n")) {
            assertThatAPushEnds(aggregator, 10);
        }
    }

    @Test
    void endsAPushThatNobodyReads() throws IOException {
        try (StubbornAggregator aggregator = StubbornAggregator.readingNothing()) {
            assertThatAPushEnds(aggregator, 64 << 20);
        }
    }

    /** The JDK's client writes a request once more, on another connection, when the first is cut while it writes. */
    @Test
    void cutsAgainUntilThePushHasEnded() throws IOException {
        CountedConnection connection = new CountedConnection();
        Deadline deadline = new Deadline(Duration.ofMillis(1));
        deadline.connected(connection);

        deadline.watch();

        await().until(() -> connection.cuts.get() >= 3);
        deadline.replied();
        assertThat(deadline.isOver()).isTrue();
    }

    private static void assertThatAPushEnds(StubbornAggregator aggregator, int bodyBytes) {
        byte[] body = new byte[bodyBytes];
        new Random(1).nextBytes(body);
        try (PushClient client = new PushClient(aggregator.url(), "0.5.0", Network.direct(TIMEOUT))) {
            assertThatThrownBy(() -> client.post(body, PushForm.ROWS, "secret"))
                    .isInstanceOf(IOException.class)
                    .satisfies(failure -> assertThat(failure.getMessage())
                            .containsAnyOf("no whole answer within 900 ms", "SocketTimeoutException"));
        }
    }

    /** A connection that goes nowhere. */
    private static final class CountedConnection extends HttpURLConnection {

        private final AtomicInteger cuts = new AtomicInteger();

        CountedConnection() throws MalformedURLException {
            super(URI.create("http://127.0.0.1/").toURL());
        }

        @Override
        public void disconnect() {
            cuts.incrementAndGet();
        }

        @Override
        public boolean usingProxy() {
            return false;
        }

        @Override
        public void connect() {
            throw new UnsupportedOperationException("it goes nowhere");
        }
    }
}
