package io.sysmon.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Adler32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushCodingTest {

    private static final long DICTIONARY_CHECKSUM = 0xeb5713d9L;
    private static final byte[] PUSH = Pushes.resource("golden-columns-push.json");

    @Test
    void givesBackWhatWasWritten() throws IOException {
        assertThat(decode(encode(PUSH))).isEqualTo(PUSH);
        assertThat(decode(encode(new byte[0]))).isEmpty();
        byte[] large = new byte[300_000];
        new Random(1).nextBytes(large);
        assertThat(decode(encode(large))).isEqualTo(large);
    }

    /** The dictionary is part of the coding: it never changes under the same name. */
    @Test
    void namesItsDictionaryInTheStream() throws IOException {
        byte[] dictionary = Pushes.resource("push-dictionary-1.json");
        Adler32 checksum = new Adler32();
        checksum.update(dictionary);

        assertThat(checksum.getValue()).isEqualTo(DICTIONARY_CHECKSUM);
        assertThat(encode(PUSH)).startsWith(0x78, 0xf9, 0xeb, 0x57, 0x13, 0xd9);
    }

    @Test
    void readsBytesOneByOne() throws IOException {
        try (InputStream in = PushCoding.decoding(new ByteArrayInputStream(encode(PUSH)))) {
            assertThat(in.read()).isEqualTo('{');
            assertThat(in.read()).isEqualTo('"');
            assertThat(in.readAllBytes()).hasSize(PUSH.length - 2);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void readsStreamsWithoutADictionaryToo() throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (OutputStream zlib = new DeflaterOutputStream(plain)) {
            zlib.write(PUSH);
        }
        assertThat(decode(plain.toByteArray())).isEqualTo(PUSH);
    }

    @Test
    void refusesAnotherDictionary() {
        Deflater other = new Deflater();
        other.setDictionary("another".getBytes(StandardCharsets.US_ASCII));
        other.setInput(PUSH);
        other.finish();
        byte[] coded = new byte[PUSH.length + 100];
        int length = other.deflate(coded);
        other.end();

        assertThatExceptionOfType(ZipException.class)
                .isThrownBy(() -> decode(Arrays.copyOf(coded, length)))
                .withMessage("made with another dictionary");
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        byte[] coded = encode(PUSH);
        for (int length = 0; length < coded.length; length++) {
            byte[] cut = Arrays.copyOf(coded, length);
            assertThatThrownBy(() -> decode(cut)).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7, 40})
    void refusesDamage(int at) throws IOException {
        byte[] coded = encode(PUSH);
        coded[at] ^= 0x55;

        assertThatThrownBy(() -> decode(coded)).isInstanceOf(IOException.class);
    }

    private static byte[] encode(byte[] bytes) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (OutputStream out = PushCoding.encoding(coded)) {
            out.write(bytes);
        }
        return coded.toByteArray();
    }

    private static byte[] decode(byte[] coded) throws IOException {
        try (InputStream in = PushCoding.decoding(new ByteArrayInputStream(coded))) {
            return in.readAllBytes();
        }
    }
}
