package io.sysmon.aggregator.command;

import io.sysmon.protocol.HostIdentity;
import io.sysmon.protocol.SeriesKey;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** A row a sample, in the columns of the view {@code metrics}; quoted as RFC 4180 has it, lines end in a line feed. */
final class CsvSink implements SampleSink {

    /** The first line of every file. */
    static final String HEADER = "timestamp,metric_type,host,tags,value";

    /** Below this every whole double is a long exactly. */
    private static final double WHOLE_NUMBERS_END = 1L << 53;

    private final Writer out;
    private String host = "";

    CsvSink(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        this.out.write(HEADER + "\n");
    }

    @Override
    public void begin(HostIdentity newHost) {
        host = newHost.hostname();
    }

    @Override
    public void sample(long timestamp, SeriesKey series, double value) throws IOException {
        out.write(timestamp + "," + series.metricType() + "," + host + "," + quoted(series.tags()) + "," + text(value)
                + "\n");
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private static String quoted(String text) {
        boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String text(double value) {
        boolean negativeZero = value == 0 && Double.doubleToRawLongBits(value) != 0;
        boolean whole = value == Math.rint(value) && Math.abs(value) < WHOLE_NUMBERS_END && !negativeZero;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
