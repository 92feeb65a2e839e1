package io.sysmon.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * The content coding {@value #NAME}: the zlib format of RFC 1950 with a preset dictionary, the beginning of an ordinary
 * push, so that names that every host sends need not travel. The stream names the dictionary by its checksum.
 *
 * <p>An aggregator that reads the coding, and {@code columns} with it, says so in the header {@code Accept-Encoding} of its
 * answers (RFC 7694). An agent that has not heard of it gzips. Thread-safe.
 */
public final class PushCoding {

    /** For {@code Content-Encoding} and {@code Accept-Encoding}. Another dictionary is another coding. */
    public static final String NAME = "sysmon-1";

    private static final byte[] DICTIONARY = readDictionary();
    private static final int BUFFER_BYTES = 8192;

    private PushCoding() {}

    /** Compresses what is written; closing closes {@code out}. */
    public static OutputStream encoding(OutputStream out) {
        return new Encoding(out);
    }

    /**
     * Inflates what is read from {@code in}; closing closes that. Reading throws {@link ZipException} for what is no such
     * stream or was made with another dictionary.
     */
    public static InputStream decoding(InputStream in) {
        return new Decoding(in);
    }

    private static byte[] readDictionary() {
        try (InputStream in = PushCoding.class.getResourceAsStream("push-dictionary-1.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the dictionary of " + NAME, unreadable);
        }
    }

    private static final class Encoding extends DeflaterOutputStream {

        Encoding(OutputStream out) {
            super(out, new Deflater(Deflater.BEST_COMPRESSION), BUFFER_BYTES);
            def.setDictionary(DICTIONARY);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                def.end();
            }
        }
    }

    private static final class Decoding extends InflaterInputStream {

        Decoding(InputStream in) {
            super(in, new Inflater(), BUFFER_BYTES);
        }

        /** As the overridden method, which takes the need of a dictionary for the end. */
        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            try {
                int count = length == 0 ? 0 : inf.inflate(bytes, offset, length);
                while (count == 0 && length > 0) {
                    if (inf.finished()) {
                        return -1;
                    }
                    prepareForMore();
                    count = inf.inflate(bytes, offset, length);
                }
                return count;
            } catch (DataFormatException damaged) {
                throw (ZipException) new ZipException(damaged.getMessage()).initCause(damaged);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                inf.end();
            }
        }

        private void prepareForMore() throws IOException {
            if (inf.needsDictionary()) {
                try {
                    inf.setDictionary(DICTIONARY);
                } catch (IllegalArgumentException other) {
                    throw (ZipException) new ZipException("made with another dictionary").initCause(other);
                }
            } else if (inf.needsInput()) {
                fill();
            }
        }
    }
}
