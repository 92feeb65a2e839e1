package io.sysmon.aggregator.api;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.api.request.BodiesInHand;
import io.sysmon.aggregator.api.request.BytesInFlight;
import io.sysmon.aggregator.api.request.PushBounds;
import io.sysmon.aggregator.api.request.PushHeaders;
import io.sysmon.aggregator.auth.Grant;
import io.sysmon.aggregator.auth.HostScope;
import io.sysmon.aggregator.domain.AccessToken;
import io.sysmon.aggregator.domain.Refusals;
import io.sysmon.aggregator.ingest.Ingest;
import io.sysmon.protocol.PushCoding;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * Refuses a push in the middle of its body, once in each coding, and throws the answers away. Tomcat takes a context away
 * although pushes may still wait for bytes, and then gives the application no class that was not loaded before: refusing
 * those pushes must need none.
 */
public final class StopRehearsal {

    private static final String HALF_A_PUSH = "{\"hostname\":\"rehearsal\",\"version\":\"0\",\"platform\":\"Linux\","
            + "\"tags\":{},\"metrics\":[{\"timestamp\":1,\"metric_type\":\"load.1m\",\"value\":1,\"tags\":\"\"},";

    private final Ingest ingest;
    private final PushBounds bounds;

    /** As pushes are taken by {@code ingest} within {@code bounds}. */
    public StopRehearsal(Ingest ingest, PushBounds bounds) {
        this.ingest = ingest;
        this.bounds = bounds;
    }

    /** Once; nothing is stored, nothing counted. */
    public void run() {
        byte[] half = HALF_A_PUSH.getBytes(StandardCharsets.UTF_8);
        try {
            refuse("identity", half);
            refuse("gzip", compressed(half, GZIPOutputStream::new));
            refuse(PushCoding.NAME, compressed(half, PushCoding::encoding));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot be read or written", impossible);
        }
    }

    private void refuse(String coding, byte[] half) throws IOException {
        BodiesInHand bodies = new BodiesInHand(1, 1);
        PushIntake intake =
                new PushIntake(ingest, bounds, BytesInFlight.ofPushes(bounds.bytes()), bodies, new Refusals());
        try {
            intake.take(
                    new PushHeaders("application/json", coding, -1, "rehearsal"),
                    new EndingBody(half, bodies),
                    new Grant("rehearsal", "", AccessToken.Kind.PUSH, HostScope.EVERY_HOST));
        } catch (ApiException refused) {
            refused.send(nowhere());
        }
    }

    private static byte[] compressed(byte[] half, Compression compression) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compression.of(bytes)) {
            out.write(half);
        }
        return bytes.toByteArray();
    }

    private static HttpServletResponse nowhere() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                HttpServletResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> method.getName().equals("getOutputStream") ? new NoOutput() : null);
    }

    /** Makes a stream that compresses. */
    @FunctionalInterface
    private interface Compression {
        OutputStream of(OutputStream out) throws IOException;
    }

    /** Comes but for its last byte; with that the bodies end. */
    private static final class EndingBody extends ByteArrayInputStream {

        private final BodiesInHand bodies;

        EndingBody(byte[] half, BodiesInHand bodies) {
            super(half);
            this.bodies = bodies;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            if (available() <= 1) {
                bodies.end();
            }
            return super.read(target, offset, Math.min(length, Math.max(1, available() - 1)));
        }
    }

    /** Takes everything. */
    private static final class NoOutput extends ServletOutputStream {

        @Override
        public void write(int anything) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("cannot throw away answers that are written without blocking");
        }
    }
}
