package io.sysmon.agent.publish;

import io.sysmon.agent.outbox.Batch;
import io.sysmon.agent.outbox.Outbox;
import io.sysmon.protocol.HostIdentity;
import io.sysmon.protocol.PushWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** The body of a push: gzipped JSON. Its size is known before it is sent, and a second try sends the same bytes. */
final class PushBody {

    private static final int BUFFER_BYTES = 8192;

    private PushBody() {}

    /** The batch as the contract's JSON, gzipped. */
    static byte[] of(Outbox outbox, Batch batch, HostIdentity host) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER_BYTES);
        try (OutputStream gzip = new GZIPOutputStream(bytes, BUFFER_BYTES);
                PushWriter writer = new PushWriter(gzip)) {
            writer.begin(host);
            outbox.read(batch, writer::sample);
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot write to memory", impossible);
        }
        return bytes.toByteArray();
    }
}
