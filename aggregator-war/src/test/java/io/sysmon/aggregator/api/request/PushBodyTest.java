package io.sysmon.aggregator.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.domain.Limit;
import io.sysmon.aggregator.fixture.Gzip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushBodyTest {

    private static final long MOST = 100;
    private static final String CLIENT = "192.0.2.1";
    private static final String JSON = "application/json";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\""
            })
    void takesJsonHoweverItIsSpelt(String contentType) {
        assertThatCode(() -> check(contentType, null, 10)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "text/plain",
                "application/problem+json",
                "application/jsonp",
                "application/*",
                "json",
                "",
                "application/json; charset=utf-16",
                "application/json, text/plain"
            })
    void refusesOtherTypesAndNone(@Nullable String contentType) {
        assertRefused(415, "Content-Type must be application/json", () -> check(contentType, null, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "br", "gzip, gzip", "zstd"})
    void refusesUnknownEncodingsAndSaysWhichItKnows(String encoding) {
        assertThatThrownBy(() -> check(JSON, encoding, 10))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.status()).isEqualTo(415);
                    assertThat(e.headers()).containsEntry("Accept-Encoding", "gzip, sysmon-1");
                })
                .hasMessageContaining("Content-Encoding must be gzip, sysmon-1 or identity");
    }

    @Test
    void refusesABodyThatSaysItIsTooLarge() {
        assertThatCode(() -> check(JSON, null, MOST)).doesNotThrowAnyException();
        assertRefused(413, "at most 100 bytes", () -> check(JSON, null, MOST + 1));
    }

    @Test
    void looksAtTheTypeBeforeTheSize() {
        assertRefused(415, "Content-Type", () -> check("text/plain", null, MOST + 1));
        assertRefused(415, "Content-Encoding", () -> check(JSON, "br", MOST + 1));
    }

    @Test
    void readsPlainAndCompressedBodies() throws IOException {
        byte[] text = "{\"hostname\": \"web-01\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(open(null, new ByteArrayInputStream(text)).readAllBytes()).isEqualTo(text);
        assertThat(open("gzip", new ByteArrayInputStream(Gzip.of(text))).readAllBytes())
                .isEqualTo(text);
        assertThat(open("GZIP", new ByteArrayInputStream(Gzip.of(text))).readAllBytes())
                .isEqualTo(text);
    }

    @Test
    void readsABodyOfExactlyTheMost() throws IOException {
        byte[] body = new byte[(int) MOST];

        assertThat(open(null, new ByteArrayInputStream(body)).readAllBytes()).hasSize(body.length);
        assertThatThrownBy(() -> open(null, new ByteArrayInputStream(new byte[body.length + 1]))
                        .readAllBytes())
                .isInstanceOf(BodyTooLargeException.class);
    }

    @Test
    void inflatesABombNoFurtherThanTheMost() throws IOException {
        CountingStream bomb = new CountingStream(Gzip.of(new byte[50 << 20]));

        assertThatThrownBy(() -> open("gzip", bomb).readAllBytes()).isInstanceOf(BodyTooLargeException.class);
        // The first buffer of the compressed bomb holds far more than the bound; no second one is asked for.
        assertThat(bomb.bytes).isLessThan(17 * 1024);
    }

    @Test
    void countsBytesThatAreSkippedOrReadOneByOne() throws IOException {
        InputStream body = open(null, new ByteArrayInputStream(new byte[200]));
        long skipped = body.skip(60);

        assertThat(skipped).isEqualTo(60);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 41; i++) {
                        body.read();
                    }
                })
                .isInstanceOf(BodyTooLargeException.class);
    }

    @Test
    void tellsAConnectionThatFailsFromABodyThatIsBroken() throws IOException {
        InputStream failing = InputStream.nullInputStream();
        failing.close();

        assertThatThrownBy(() -> open(null, failing).readAllBytes()).isInstanceOf(BodyInterruptedException.class);
        assertThatThrownBy(() -> open("gzip", failing)).isInstanceOf(BodyInterruptedException.class);
        assertThatThrownBy(() -> open("gzip", new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(BodyInterruptedException.class);
    }

    @Test
    void discardsWhatIsLeftUpToABound() {
        CountingStream rest = new CountingStream(new byte[20 << 20]);

        PushBody.discardRest(rest);

        assertThat(rest.bytes).isBetween(8L << 20, 9L << 20);
    }

    @Test
    void refusesABodyThatInflatesFarMoreThanAnyPush() throws IOException {
        PushBounds bounds = new PushBounds(100 << 20, 200, Duration.ofMinutes(1));

        assertThatThrownBy(() -> open("gzip", new ByteArrayInputStream(Gzip.of(new byte[50 << 20])), bounds)
                        .readAllBytes())
                .isInstanceOfSatisfying(
                        BodyTooLargeException.class,
                        tooLarge -> assertThat(tooLarge.limit()).isEqualTo(Limit.INFLATION))
                .hasMessageContaining("at most 200 times its size, found ");
        assertThat(open("gzip", new ByteArrayInputStream(Gzip.of(new byte[1 << 20])), bounds)
                        .readAllBytes())
                .as("a small one of zeros")
                .hasSize(1 << 20);
    }

    @Test
    void givesUpABodyThatTrickles() {
        AtomicLong nanos = new AtomicLong();
        InputStream trickle = new InputStream() {
            @Override
            public int read() {
                nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
                return ' ';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                target[offset] = (byte) read();
                return 1;
            }
        };
        TransportStream body = new TransportStream(trickle, Duration.ofSeconds(25), new BodiesInHand(1, 1), nanos::get);

        assertThatThrownBy(body::readAllBytes)
                .isInstanceOfSatisfying(
                        BodyInterruptedException.class,
                        slow -> assertThat(slow.reason()).isEqualTo(BodyInterruptedException.Reason.TOO_SLOW))
                .hasMessage("the body must come within 25 seconds");
        assertThat(body.bytes()).isEqualTo(3);
    }

    @Test
    void isGivenUpWhenTheApplicationEnds() throws IOException {
        BodiesInHand bodies = new BodiesInHand(1, 1);
        TransportStream body =
                new TransportStream(new ByteArrayInputStream(new byte[2]), Duration.ofMinutes(1), bodies);
        assertThat(body.read()).isZero();

        bodies.end();

        assertThatThrownBy(body::read)
                .isInstanceOfSatisfying(
                        BodyInterruptedException.class,
                        given -> assertThat(given.reason()).isEqualTo(BodyInterruptedException.Reason.STOPPING))
                .hasMessage("the aggregator is stopping");
    }

    @Test
    void givesUpItsPlaceWhenTheBodyHasCome() throws IOException {
        BodiesInHand bodies = new BodiesInHand(1, 1);
        InputStream body = PushBody.open(
                new PushHeaders(JSON, null, 2, CLIENT),
                new TransportStream(new ByteArrayInputStream(new byte[2]), Duration.ofMinutes(1), bodies),
                PushBounds.DEFAULT,
                new BytesInFlight("pushes", MOST).open(),
                bodies.enter(CLIENT));

        assertThat(body.read(new byte[2])).isEqualTo(2);
        assertThat(bodies.size()).isOne();
        assertThat(body.read()).isNegative();
        assertThat(bodies.size()).isZero();
    }

    private static void check(@Nullable String contentType, @Nullable String encoding, long length) {
        PushBody.check(new PushHeaders(contentType, encoding, length, CLIENT), MOST);
    }

    private static InputStream open(@Nullable String encoding, InputStream body) throws IOException {
        return open(encoding, body, new PushBounds(MOST, 1000, Duration.ofMinutes(1)));
    }

    private static InputStream open(@Nullable String encoding, InputStream body, PushBounds bounds) throws IOException {
        BodiesInHand bodies = new BodiesInHand(1, 1);
        return PushBody.open(
                new PushHeaders(JSON, encoding, -1, CLIENT),
                new TransportStream(body, bounds.time(), bodies),
                bounds,
                new BytesInFlight("pushes", bounds.bytes()).open(),
                bodies.enter(CLIENT));
    }

    private static void assertRefused(int status, String detail, Runnable check) {
        assertThatThrownBy(check::run)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(status))
                .hasMessageContaining(detail);
    }

    /** Counts how much is read. */
    private static final class CountingStream extends ByteArrayInputStream {

        private long bytes;

        CountingStream(byte[] content) {
            super(content);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            int read = super.read(target, offset, length);
            bytes += Math.max(0, read);
            return read;
        }
    }
}
