package io.sysmon.aggregator.command;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file that is imported, one at a time and none longer than is allowed. Confined to one thread. */
final class Lines {

    private final BufferedInputStream in;
    private final long maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 16);
    private long number;
    private long bytesRead;

    /** Of a stream that its opener closes. */
    Lines(InputStream in, long maxBytes) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.maxBytes = maxBytes;
    }

    /** The first byte of the file, which stays unread; -1 when it is empty. */
    int peek() throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        return first;
    }

    /** The next line that is not blank, without its end; {@code null} behind the last. */
    byte @Nullable [] next() throws IOException {
        while (true) {
            line.reset();
            int octet = in.read();
            if (octet < 0) {
                return null;
            }
            number++;
            readFrom(octet);
            byte[] content = line.toByteArray();
            if (content.length > 0) {
                return content;
            }
        }
    }

    /** Of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** How far in the file it is. */
    long bytesRead() {
        return bytesRead;
    }

    private void readFrom(int first) throws IOException {
        for (int octet = first; octet >= 0; octet = in.read()) {
            bytesRead++;
            if (octet == '\n') {
                return;
            }
            if (octet != '\r') {
                line.write(octet);
            }
            if (line.size() > maxBytes) {
                throw new UnreadableImportException(number, "it is longer than --max-body, " + maxBytes + " bytes");
            }
        }
    }
}
