package io.sysmon.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
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
}
