package io.sysmon.agent.command;

import io.sysmon.protocol.SeriesKey;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Collection;
import java.util.function.ToIntFunction;

/** Prints samples, a line each. Confined to one thread. */
abstract class SamplePrinter {

    private long printed;

    /** For people: columns as wide as the widest of {@code series} needs. */
    static SamplePrinter table(PrintStream out, Collection<SeriesKey> series) {
        int metricWidth = widest(series, key -> key.metricType().length(), "METRIC");
        int tagsWidth = widest(series, key -> key.tags().length(), "TAGS");
        String row = "%-20s  %-" + metricWidth + "s  %-" + tagsWidth + "s  %s%n";
        return new SamplePrinter() {

            @Override
            void line(long timestamp, SeriesKey key, double value) {
                if (printed() == 0) {
                    out.printf(row, "TIME", "METRIC", "TAGS", "VALUE");
                }
                out.printf(row, Instant.ofEpochSecond(timestamp), key.metricType(), key.tags(), Words.number(value));
            }
        };
    }

    /** For programs: the columns that the aggregator's export has too. */
    static SamplePrinter csv(PrintStream out, String hostname) {
        return new SamplePrinter() {

            @Override
            void line(long timestamp, SeriesKey key, double value) {
                if (printed() == 0) {
                    out.println("timestamp,metric_type,host,tags,value");
                }
                out.println(timestamp + "," + key.metricType() + "," + hostname + "," + quoted(key.tags()) + ","
                        + Words.number(value));
            }
        };
    }

    /** Prints one sample. */
    final void print(long timestamp, SeriesKey series, double value) {
        line(timestamp, series, value);
        printed++;
    }

    /** How many samples were printed. */
    final long printed() {
        return printed;
    }

    abstract void line(long timestamp, SeriesKey series, double value);

    /** As RFC 4180 has it. */
    private static String quoted(String text) {
        boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static int widest(Collection<SeriesKey> series, ToIntFunction<SeriesKey> width, String name) {
        return Math.max(name.length(), series.stream().mapToInt(width).max().orElse(0));
    }
}
