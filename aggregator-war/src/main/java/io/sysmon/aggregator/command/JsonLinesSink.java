package io.sysmon.aggregator.command;

import io.sysmon.protocol.HostIdentity;
import io.sysmon.protocol.PushWriter;
import io.sysmon.protocol.SeriesKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A push a line, as an agent sends it: one host, what it last said of itself, and up to a thousand samples. */
final class JsonLinesSink implements SampleSink {

    /** Some 100 kB. */
    static final int SAMPLES_PER_LINE = 1000;

    private final OutputStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 17);
    private @Nullable HostIdentity host;
    private @Nullable PushWriter push;
    private int samples;

    JsonLinesSink(OutputStream out) {
        this.out = out;
    }

    @Override
    public void begin(HostIdentity newHost) throws IOException {
        end();
        host = newHost;
    }

    @Override
    public void sample(long timestamp, SeriesKey series, double value) throws IOException {
        PushWriter writer = push == null ? beginLine() : push;
        writer.sample(timestamp, series.metricType(), value, series.tags());
        samples++;
        if (samples == SAMPLES_PER_LINE) {
            end();
        }
    }

    @Override
    public void end() throws IOException {
        if (push == null) {
            return;
        }
        push.close();
        push = null;
        line.write('\n');
        line.writeTo(out);
        line.reset();
    }

    private PushWriter beginLine() throws IOException {
        if (host == null) {
            throw new IllegalStateException("a sample before its host");
        }
        PushWriter writer = new PushWriter(line);
        writer.begin(host);
        push = writer;
        samples = 0;
        return writer;
    }
}
