package io.sysmon.aggregator.api.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A file of the dashboard as it is sent: compressed once, as small as it gets. Immutable. */
final class PreparedFile {

    private static final int BUFFER_BYTES = 8192;

    private final String tag;
    private final byte[] plain;
    private final byte[] gzipped;

    private PreparedFile(String tag, byte[] plain, byte[] gzipped) {
        this.tag = tag;
        this.plain = plain;
        this.gzipped = gzipped;
    }

    /**
     * Prepares what lies in the web root.
     *
     * @param tag of that content
     */
    static PreparedFile of(byte[] content, String tag, boolean isCode) {
        byte[] plain = isCode
                ? Uncommented.of(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                : content;
        return new PreparedFile(tag, plain, gzip(plain));
    }

    /** The tag of the file that this was made of. */
    String tag() {
        return tag;
    }

    /** Whether there is anything gained by compressing it. */
    boolean shrinks() {
        return gzipped.length < plain.length;
    }

    /** How long the body is. */
    int length(boolean compressed) {
        return bytes(compressed).length;
    }

    /** Writes the body. */
    void writeTo(OutputStream out, boolean compressed) throws IOException {
        out.write(bytes(compressed));
    }

    private byte[] bytes(boolean compressed) {
        return compressed ? gzipped : plain;
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new BestGzip(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compress in memory", e);
        }
        return bytes.toByteArray();
    }

    /** The JDK's stream has no setting for its level. */
    private static final class BestGzip extends GZIPOutputStream {

        BestGzip(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
