package io.sysmon.aggregator.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.aggregator.fixture.Gzip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The JDK's own stream is what it is compared with. */
class GzipStreamTest {

    private static final long SEED = Long.getLong("sysmon.test.seed", 20261125L);
    private static final int ROUNDS = Integer.getInteger("sysmon.test.fuzzRounds", 3_000);

    @Test
    void inflatesWhatTheJdkDeflates() throws IOException {
        Random random = new Random(SEED);
        for (int size : new int[] {0, 1, 100, 16 * 1024, 100_000, 1_000_000}) {
            byte[] content = content(random, size);
            assertThat(inflate(Gzip.of(content))).isEqualTo(content);
        }
    }

    @Test
    void inflatesSeveralMembersAsOne() throws IOException {
        byte[] two = concat(Gzip.of(bytes("one ")), Gzip.of(bytes("two")));

        assertThat(inflate(two)).isEqualTo(bytes("one two")).isEqualTo(inflateByJdk(two));
    }

    @Test
    void passesOverWhatStandsBehindTheLastMember() throws IOException {
        assertThat(inflate(concat(Gzip.of(bytes("text")), bytes("x")))).isEqualTo(bytes("text"));
        assertThat(inflate(concat(Gzip.of(bytes("text")), new byte[] {0x1F}))).isEqualTo(bytes("text"));
        assertThat(inflate(concat(Gzip.of(bytes("text")), new byte[40_000]))).isEqualTo(bytes("text"));
    }

    @Test
    void readsOverEveryPartOfAHeader() throws IOException {
        byte[] plain = Gzip.of(bytes("text"));
        byte[] body = Arrays.copyOfRange(plain, 10, plain.length);
        byte[] header = {0x1F, (byte) 0x8B, 8, 4 + 8 + 16, 1, 2, 3, 4, 0, 3, 3, 0, 'a', 'b', 'c', 'n', 0, 'c', 'd', 0};

        byte[] whole = concat(header, body);

        assertThat(inflate(whole)).isEqualTo(bytes("text")).isEqualTo(inflateByJdk(whole));
    }

    @Test
    void readsByteByByte() throws IOException {
        try (InputStream stream = new GzipStream(new ByteArrayInputStream(Gzip.of(bytes("ä"))))) {
            assertThat(new int[] {stream.read(), stream.read(), stream.read(), stream.read()})
                    .containsExactly(0xC3, 0xA4, -1, -1);
        }
    }

    @Test
    void saysWhatIsBroken() throws IOException {
        byte[] good = Gzip.of(bytes("some text"));

        assertBroken(new byte[0], "Unexpected end of GZIP");
        assertBroken(bytes("{}"), "Not in GZIP format");
        assertBroken(changed(good, 2, 7), "Unsupported compression method");
        assertBroken(Arrays.copyOf(good, good.length - 1), "Unexpected end of GZIP");
        assertBroken(changed(good, good.length - 1, 1), "Corrupt GZIP trailer");
        assertBroken(changed(good, good.length - 5, 1), "Corrupt GZIP trailer");
        assertBroken(changed(good, 10, 0xFF), "invalid");
    }

    /** A stream that broke must leave nothing behind in the inflater that the next one gets. */
    @Test
    void acceptsAndRefusesTheSameAsTheJdk() throws IOException {
        Random random = new Random(SEED);
        byte[] content = content(random, 2_000);
        byte[] good = Gzip.of(content);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = good.clone();
            for (int i = random.nextInt(3); i > 0; i--) {
                body[10 + random.nextInt(body.length - 10)] ^= (byte) (1 << random.nextInt(8));
            }
            byte[] cut = random.nextBoolean() ? body : Arrays.copyOf(body, random.nextInt(body.length));
            assertThat(inflateOrNull(cut)).as("seed %d round %d", SEED, round).isEqualTo(inflateByJdkOrNull(cut));
            assertThat(inflate(good)).as("seed %d round %d", SEED, round).isEqualTo(content);
        }
    }

    private static void assertBroken(byte[] body, String message) {
        assertThatThrownBy(() -> inflate(body)).isInstanceOf(IOException.class).hasMessageContaining(message);
    }

    private static byte[] inflate(byte[] body) throws IOException {
        try (InputStream stream = new GzipStream(new ByteArrayInputStream(body))) {
            return stream.readAllBytes();
        }
    }

    private static byte[] inflateByJdk(byte[] body) throws IOException {
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return stream.readAllBytes();
        }
    }

    private static byte @Nullable [] inflateOrNull(byte[] body) {
        try {
            return inflate(body);
        } catch (IOException broken) {
            return null;
        }
    }

    private static byte @Nullable [] inflateByJdkOrNull(byte[] body) {
        try {
            return inflateByJdk(body);
        } catch (IOException broken) {
            return null;
        }
    }

    /** Half noise, half text, so that stored and compressed blocks occur. */
    private static byte[] content(Random random, int size) {
        byte[] content = new byte[size];
        random.nextBytes(content);
        Arrays.fill(content, 0, size / 2, (byte) 'x');
        return content;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] changed(byte[] bytes, int at, int xor) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) xor;
        return changed;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
