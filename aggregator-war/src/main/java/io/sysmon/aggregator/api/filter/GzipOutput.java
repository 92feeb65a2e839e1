package io.sysmon.aggregator.api.filter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The body of a {@link GzipResponse}: compressed or plain, decided at the first byte. Blocking writes only. */
final class GzipOutput extends ServletOutputStream {

    private static final int BUFFER_BYTES = 8192;

    private final GzipResponse response;
    private @Nullable OutputStream target;
    private boolean closed;

    GzipOutput(GzipResponse response) {
        this.response = response;
    }

    @Override
    public void write(int b) throws IOException {
        target().write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        target().write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        target().flush();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            target().close();
        }
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("cannot write compressed answers without blocking");
    }

    private OutputStream target() throws IOException {
        OutputStream current = target;
        if (current == null) {
            boolean compress = response.startBody();
            OutputStream container = response.container();
            current = compress ? new GZIPOutputStream(container, BUFFER_BYTES) : container;
            target = current;
        }
        return current;
    }
}
