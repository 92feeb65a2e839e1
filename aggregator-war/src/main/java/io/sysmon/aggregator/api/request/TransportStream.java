package io.sysmon.aggregator.api.request;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The container's stream, whose failures are told apart from those of what is read from it. It is the container's to close.
 */
final class TransportStream extends FilterInputStream {

    TransportStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw new BodyInterruptedException(e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (IOException e) {
            throw new BodyInterruptedException(e);
        }
    }

    /** Does nothing. */
    @Override
    public void close() {}
}
