package io.sysmon.aggregator.api.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimedOutputTest {

    private static final Duration TIME = Duration.ofSeconds(10);

    private final Client client = new Client();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicInteger cutOff = new AtomicInteger();
    private final TimedOutput output = new TimedOutput(client, TIME, () -> {}, cutOff::incrementAndGet, nanos::get);

    @Test
    void clientThatReadsInTimeGetsAllOfIt() throws IOException {
        client.nanosAPiece = TIME.toNanos() / 100;

        output.write(new byte[100_000], 10, 99_990);
        output.write(7);
        output.flush();
        output.end();

        assertThat(client.taken.size()).isEqualTo(99_991);
        assertThat(cutOff).hasValue(0);
    }

    @Test
    void clientThatTakesTooLongIsCutOffBetweenTwoPiecesAndCountedOnce() throws IOException {
        client.nanosAPiece = TIME.toNanos() / 3;

        output.write(new byte[100_000]);
        output.write(1);
        output.flush();
        output.close();

        assertThat(client.taken.size()).isEqualTo(4 * 8192);
        assertThat(cutOff).hasValue(1);
        assertThatThrownBy(output::end)
                .isInstanceOf(IOException.class)
                .hasMessage("cut off a client that took longer than 10000 ms to read its answer");
    }

    @Test
    void clientThatIsGoneIsToldOfAtTheEnd() {
        client.isGone = true;

        output.write(1);
        client.isGone = false;
        output.write(2);

        assertThatThrownBy(output::end).hasMessage("gone");
        assertThat(client.taken.size()).isZero();
        assertThat(cutOff).hasValue(0);
    }

    /** Takes its time over each piece. */
    private final class Client extends ServletOutputStream {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private long nanosAPiece;
        private boolean isGone;

        @Override
        public void write(int b) throws IOException {
            if (isGone) {
                throw new IOException("gone");
            }
            taken.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            taken.write(bytes, offset, length);
            nanos.addAndGet(nanosAPiece);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}
    }
}
