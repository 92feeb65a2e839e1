package io.sysmon.aggregator.api.request;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Inflates gzip, RFC 1952, with an inflater that was used before: the JDK's stream makes one for each body, which for a push
 * costs as much as inflating it (docs/decisions/0043). Closing gives the inflater back and leaves the source open.
 * Confined to one thread.
 *
 * <pre>
 * member   2  1F 8B
 *          1  8, deflate
 *          1  flags: 2 checksum of the header, 4 extra field, 8 file name, 16 comment; 1 and the others mean nothing here
 *          6  time, compression, system
 *             extra field: 2 bytes length, little-endian, and as many bytes; name; comment: each up to a zero byte;
 *             2 bytes checksum of the header: the lower half of its CRC-32, little-endian
 *             deflated content
 *          4  CRC-32 of the content, little-endian
 *          4  length of the content modulo 2^32, little-endian
 * </pre>
 *
 * <p>Another member may follow; anything else behind a member is passed over, as the JDK's stream does. That stream also
 * passes over a further member that is cut off; here it is refused, since its sender meant it. What is wrong is said in that
 * stream's words.
 */
final class GzipStream extends InputStream {

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int MAGIC_1 = 0x1F;
    private static final int MAGIC_2 = 0x8B;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA_FIELD = 4;
    private static final int FILE_NAME = 8;
    private static final int COMMENT = 16;
    private static final int FIXED_BYTES_BEHIND_FLAGS = 6;

    private final InputStream source;
    private final Inflater inflater = Inflaters.take();
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int end;
    private boolean isOver;
    private boolean isClosed;

    /**
     * Reads the header.
     *
     * @throws IOException when {@code source} fails, or does not begin as gzip does
     */
    GzipStream(InputStream source) throws IOException {
        this.source = source;
        try {
            if (nextByte() != MAGIC_1 || nextByte() != MAGIC_2) {
                throw new ZipException("Not in GZIP format");
            }
            readHeader();
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (isClosed) {
            throw new IOException("the stream is closed");
        }
        while (!isOver && length > 0) {
            int inflated = inflate(target, offset, length);
            if (inflated > 0) {
                checksum.update(target, offset, inflated);
                return inflated;
            }
            advance();
        }
        return length == 0 ? 0 : -1;
    }

    /** Gives the inflater back. */
    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            Inflaters.giveBack(inflater);
        }
    }

    private int inflate(byte[] target, int offset, int length) throws ZipException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException damaged) {
            ZipException named = new ZipException(damaged.getMessage());
            named.initCause(damaged);
            throw named;
        }
    }

    /** Gives the inflater more, or goes on to the next member. */
    private void advance() throws IOException {
        if (inflater.finished()) {
            at = end - inflater.getRemaining();
            checkTrailer();
            isOver = !beginsMember();
            if (!isOver) {
                readHeader();
            }
            return;
        }
        if (inflater.needsDictionary()) {
            throw new ZipException("it needs a dictionary");
        }
        fill();
        inflater.setInput(buffer, 0, end);
        at = end;
    }

    private void readHeader() throws IOException {
        checksum.reset();
        checksum.update(MAGIC_1);
        checksum.update(MAGIC_2);
        if (headerByte() != DEFLATE) {
            throw new ZipException("Unsupported compression method");
        }
        int flags = headerByte();
        skip(FIXED_BYTES_BEHIND_FLAGS);
        if ((flags & EXTRA_FIELD) != 0) {
            skip(headerByte() | headerByte() << Byte.SIZE);
        }
        skipText(flags & FILE_NAME);
        skipText(flags & COMMENT);
        if ((flags & HEADER_CHECKSUM) != 0) {
            checkHeader((int) checksum.getValue() & 0xFFFF);
        }
        inflater.reset();
        checksum.reset();
        inflater.setInput(buffer, at, end - at);
        at = end;
    }

    private void checkHeader(int expected) throws IOException {
        if ((nextByte() | nextByte() << Byte.SIZE) != expected) {
            throw new ZipException("Corrupt GZIP header");
        }
    }

    private void checkTrailer() throws IOException {
        long expectedChecksum = nextInt();
        long expectedLength = nextInt();
        if (expectedChecksum != checksum.getValue() || expectedLength != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw new ZipException("Corrupt GZIP trailer");
        }
    }

    private boolean beginsMember() throws IOException {
        return hasMore() && nextByte() == MAGIC_1 && hasMore() && nextByte() == MAGIC_2;
    }

    private boolean hasMore() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, source.read(buffer, 0, BUFFER_BYTES));
        }
        return at < end;
    }

    private void fill() throws IOException {
        at = end;
        if (!hasMore()) {
            throw new EOFException("Unexpected end of GZIP input stream");
        }
    }

    private int nextByte() throws IOException {
        if (at == end) {
            fill();
        }
        return buffer[at++] & 0xFF;
    }

    private long nextInt() throws IOException {
        return nextByte() | nextByte() << 8 | nextByte() << 16 | (long) nextByte() << 24;
    }

    private int headerByte() throws IOException {
        int next = nextByte();
        checksum.update(next);
        return next;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            headerByte();
        }
    }

    private void skipText(int flag) throws IOException {
        int last = flag == 0 ? 0 : headerByte();
        while (last != 0) {
            last = headerByte();
        }
    }
}
