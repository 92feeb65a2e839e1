package io.sysmon.bench;

import io.sysmon.aggregator.codec.Column;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The recorded samples of one real host (bench/README.md) in the forms that benchmarks need. */
final class RecordedSamples {

    private record Line(long timestamp, String metricType, String tags, String value) {}

    private static final int SERIES_A_TICK = 75;

    private final List<Line> lines;

    private RecordedSamples(List<Line> lines) {
        this.lines = lines;
    }

    static RecordedSamples read() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Path.of(System.getProperty("sysmon.samples")))),
                StandardCharsets.UTF_8))) {
            return new RecordedSamples(in.lines()
                    .map(line -> line.split("\t", -1))
                    .map(field -> new Line(Long.parseLong(field[0]), field[1], field[2], field[3]))
                    .toList());
        }
    }

    /** The body of a push of the first {@code ticks} ticks, as agents write it. */
    byte[] push(int ticks) {
        return push(0, ticks);
    }

    /** The body of a push of some ticks, the first of them by its number from 0. */
    byte[] push(int firstTick, int ticks) {
        StringBuilder body = new StringBuilder("{\"hostname\":\"web-server-01\",\"version\":\"0.5.0\",\"metrics\":[");
        for (Line line : lines.subList(firstTick * SERIES_A_TICK, (firstTick + ticks) * SERIES_A_TICK)) {
            body.append(body.charAt(body.length() - 1) == '[' ? "" : ",")
                    .append("{\"timestamp\":").append(line.timestamp)
                    .append(",\"metric_type\":\"").append(line.metricType)
                    .append("\",\"value\":").append(line.value)
                    .append(",\"tags\":\"").append(line.tags).append("\"}");
        }
        return body.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The first {@code ticks} ticks as columns, numbered from 1 in order of appearance. */
    List<Column> columns(int ticks) {
        Map<String, List<Line>> series = new LinkedHashMap<>();
        for (Line line : first(ticks)) {
            series.computeIfAbsent(line.metricType + ' ' + line.tags, key -> new ArrayList<>()).add(line);
        }
        List<Column> columns = new ArrayList<>();
        for (List<Line> samples : series.values()) {
            columns.add(new Column(
                    columns.size() + 1,
                    samples.stream().mapToLong(Line::timestamp).toArray(),
                    samples.stream().mapToDouble(line -> Double.parseDouble(line.value)).toArray()));
        }
        return columns;
    }

    /** When a tick was, Unix seconds. */
    long timestampOf(int tick) {
        return lines.get(tick * SERIES_A_TICK).timestamp;
    }

    private List<Line> first(int ticks) {
        return lines.subList(0, ticks * SERIES_A_TICK);
    }
}
