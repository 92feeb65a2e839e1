package io.sysmon.aggregator.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BytesInFlightTest {

    private static final int BUDGET = 1000;
    private static final long MOST = 10_000;

    private final BytesInFlight inFlight = new BytesInFlight("pushes", BUDGET);

    @Test
    void pushesShareOneBudgetAndWhoGoesBeyondItIsTurnedAway() throws IOException {
        try (BytesInFlight.Share first = inFlight.open();
                BytesInFlight.Share second = inFlight.open()) {
            assertThat(read(600, first)).isEqualTo(600);
            assertThat(inFlight.bytes()).isEqualTo(600);

            assertThatThrownBy(() -> read(600, second)).isInstanceOf(TooMuchInFlightException.class);
        }
        assertThat(inFlight.bytes()).isZero();
    }

    @Test
    void thereIsRoomAgainWhenAPushIsDone() throws IOException {
        for (int i = 0; i < 5; i++) {
            try (BytesInFlight.Share share = inFlight.open()) {
                assertThat(read(600, share)).isEqualTo(600);
            }
        }
    }

    @Test
    void aPushThatIsAloneMayTakeAllItNeeds() throws IOException {
        try (BytesInFlight.Share share = inFlight.open()) {
            assertThat(read(5 * BUDGET, share)).isEqualTo(5 * BUDGET);
        }
    }

    private static int read(int bytes, BytesInFlight.Share share) throws IOException {
        BodiesInHand bodies = new BodiesInHand(1, 1);
        TransportStream transport =
                new TransportStream(new ByteArrayInputStream(new byte[bytes]), Duration.ofMinutes(1), bodies);
        InputStream body = new BoundedStream(
                transport,
                transport,
                new PushBounds(MOST, 200, Duration.ofMinutes(1)),
                share,
                bodies.enter("192.0.2.1"));
        return body.readAllBytes().length;
    }
}
