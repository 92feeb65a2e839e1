package io.sysmon.aggregator.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BytesInFlightTest {

    private static final int BUDGET = 1000;
    private static final long MOST = 10_000;

    private final BytesInFlight inFlight = new BytesInFlight(BUDGET);

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
        InputStream body = new BoundedStream(new ByteArrayInputStream(new byte[bytes]), MOST, share);
        return body.readAllBytes().length;
    }
}
