package io.sysmon.aggregator.command;

import io.sysmon.protocol.HostIdentity;
import io.sysmon.protocol.PushWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of rows, one a sample, as {@link CsvSink} writes it: rows of one host that follow each other are one push. */
final class CsvRows implements PushSource {

    private static final int COLUMNS = 5;

    private final Lines lines;
    private final int maxSamples;
    private final List<Long> numbers = new ArrayList<>();
    private @Nullable Row ahead;

    /** Reads the first line, which must name the columns. */
    CsvRows(Lines lines, int maxSamples) throws IOException {
        this.lines = lines;
        this.maxSamples = maxSamples;
        byte[] header = lines.next();
        if (header != null && !new String(header, StandardCharsets.UTF_8).equals(CsvSink.HEADER)) {
            throw new UnreadableImportException(
                    lines.number(), "expected a push in JSON, or the columns " + CsvSink.HEADER);
        }
        ahead = readRow();
    }

    @Override
    public @Nullable Part next() throws IOException {
        Row first = ahead;
        if (first == null) {
            return null;
        }
        numbers.clear();
        ByteArrayOutputStream push = new ByteArrayOutputStream(1 << 16);
        try (PushWriter writer = new PushWriter(push)) {
            writer.begin(new HostIdentity(first.host(), null, null, null, null));
            for (Row row = first; row != null && row.host().equals(first.host()) && numbers.size() < maxSamples; ) {
                writer.sample(row.timestamp(), row.metricType(), row.value(), row.tags());
                numbers.add(row.line());
                row = readRow();
                ahead = row;
            }
        }
        return new Part(push.toByteArray(), List.copyOf(numbers));
    }

    private @Nullable Row readRow() throws IOException {
        byte[] line = lines.next();
        if (line == null) {
            return null;
        }
        List<String> fields = fields(new String(line, StandardCharsets.UTF_8));
        if (fields.size() != COLUMNS) {
            throw new UnreadableImportException(
                    lines.number(), "it has " + fields.size() + " columns, expected " + COLUMNS);
        }
        return new Row(
                lines.number(),
                timestamp(fields.get(0)),
                fields.get(1),
                fields.get(2),
                fields.get(3),
                value(fields.get(4)));
    }

    private long timestamp(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notWhole) {
            throw new UnreadableImportException(lines.number(), "timestamp \"" + text + "\" is no whole number");
        }
    }

    private double value(String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notNumber) {
            throw new UnreadableImportException(lines.number(), "value \"" + text + "\" is no number");
        }
        throw new UnreadableImportException(lines.number(), "value \"" + text + "\" is not finite");
    }

    /** The fields of a line; no text of ours contains the end of a line. */
    private List<String> fields(String line) {
        List<String> fields = new ArrayList<>(COLUMNS);
        int begin = 0;
        while (begin <= line.length()) {
            boolean quoted = begin < line.length() && line.charAt(begin) == '"';
            int end = quoted ? closingQuote(line, begin + 1) + 1 : commaOrEnd(line, begin);
            fields.add(quoted ? line.substring(begin + 1, end - 1).replace("\"\"", "\"") : line.substring(begin, end));
            if (end < line.length() && line.charAt(end) != ',') {
                throw new UnreadableImportException(lines.number(), "something follows a closing quote");
            }
            begin = end + 1;
        }
        return fields;
    }

    private int closingQuote(String line, int from) {
        int quote = line.indexOf('"', from);
        while (quote >= 0 && line.startsWith("\"\"", quote)) {
            quote = line.indexOf('"', quote + 2);
        }
        if (quote < 0) {
            throw new UnreadableImportException(lines.number(), "a quote is not closed");
        }
        return quote;
    }

    private static int commaOrEnd(String line, int from) {
        int comma = line.indexOf(',', from);
        return comma < 0 ? line.length() : comma;
    }

    private record Row(long line, long timestamp, String metricType, String host, String tags, double value) {}
}
