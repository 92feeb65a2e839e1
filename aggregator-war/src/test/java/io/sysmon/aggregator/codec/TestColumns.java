package io.sysmon.aggregator.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.zip.GZIPInputStream;

/** Columns for tests: made up, random by a seed, and recorded ones. */
final class TestColumns {
    static final long START = 1_795_336_000L;

    private TestColumns() {}

    /** The seed of random tests: fixed, unless the system property {@code codec.seed} says otherwise. */
    static long seed() {
        return Long.getLong("codec.seed", 20_261_122);
    }

    /** {@code ticks} timestamps, 2 s apart. */
    static long[] ticks(int ticks) {
        long[] timestamps = new long[ticks];
        Arrays.setAll(timestamps, i -> START + 2L * i);
        return timestamps;
    }

    static Column column(int seriesId, double... values) {
        return new Column(seriesId, ticks(values.length), values);
    }

    /** A column whose values are a function of the index. */
    static Column column(int seriesId, int ticks, DoubleUnaryOperator value) {
        double[] values = new double[ticks];
        Arrays.setAll(values, value::applyAsDouble);
        return column(seriesId, values);
    }

    /** 75 series of 300 ticks of a real machine under load, series ids from 1. */
    static List<Column> recorded() {
        try (InputStream resource = TestColumns.class.getResourceAsStream("trace.tsv.gz");
                InputStream text = new GZIPInputStream(Objects.requireNonNull(resource, "trace.tsv.gz"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            List<String[]> rows = lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.substring(line.indexOf('\t') + 1).split(" "))
                    .toList();
            long[] timestamps =
                    Arrays.stream(rows.get(0)).mapToLong(Long::parseLong).toArray();
            Arrays.parallelPrefix(timestamps, Long::sum);
            List<Column> columns = new ArrayList<>();
            for (String[] row : rows.subList(1, rows.size())) {
                double[] values =
                        Arrays.stream(row).mapToDouble(Double::parseDouble).toArray();
                columns.add(new Column(columns.size() + 1, timestamps, values));
            }
            return columns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ticks from {@code from} up to, not including, {@code to} of each column. */
    static List<Column> slice(List<Column> columns, int from, int to) {
        long[] timestamps = Arrays.copyOfRange(columns.get(0).timestamps(), from, to);
        return columns.stream()
                .map(column -> new Column(column.seriesId(), timestamps, Arrays.copyOfRange(column.values(), from, to)))
                .toList();
    }

    /** One to thirty columns of all kinds, on shared and on own time axes. */
    static List<Column> random(Random random) {
        List<long[]> axes = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        int seriesId = random.nextInt(1000);
        int count = 1 + random.nextInt(30);
        for (int i = 0; i < count; i++) {
            if (axes.isEmpty() || random.nextInt(4) == 0) {
                axes.add(randomTimestamps(random));
            }
            long[] timestamps = axes.get(random.nextInt(axes.size()));
            columns.add(new Column(seriesId, timestamps, randomValues(random, timestamps.length, columns)));
            seriesId += 1 + (random.nextInt(3) == 0 ? random.nextInt(1000) : 0);
        }
        return columns;
    }

    private static long[] randomTimestamps(Random random) {
        long[] timestamps = new long[1 + random.nextInt(random.nextBoolean() ? 8 : 200)];
        int unevenness = random.nextInt(3) == 0 ? 2 : 50;
        timestamps[0] = random.nextInt(10) == 0 ? random.nextLong() >> 11 : START + random.nextInt(1000);
        for (int i = 1; i < timestamps.length; i++) {
            timestamps[i] = timestamps[i - 1] + 2 + (random.nextInt(unevenness) == 0 ? random.nextInt(500) : 0);
        }
        return timestamps;
    }

    private static double[] randomValues(Random random, int size, List<Column> others) {
        double[] values = new double[size];
        int kind = random.nextInt(9);
        double base = random.nextInt(100_000) * Math.pow(10, random.nextInt(10) - 4);
        for (int i = 0; i < size; i++) {
            values[i] = switch (kind) {
                case 0 -> base;
                case 1 -> random.nextInt(10_000) / 100.0;
                case 2 -> base + 4096L * random.nextInt(100);
                case 3 -> random.nextGaussian();
                case 4 -> finite(Double.longBitsToDouble(random.nextLong()));
                case 5 -> i * base;
                case 6 -> random.nextInt(5) == 0 ? random.nextInt() : 0;
                case 7 -> Math.round(random.nextInt(300) / (2 + random.nextInt(3) / 1000.0) * 100) / 100.0;
                default ->
                    100
                            - others.stream()
                                    .filter(other -> other.size() == size)
                                    .findFirst()
                                    .map(Column::values)
                                    .orElse(values)[i];
            };
        }
        return values;
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.MIN_VALUE;
    }
}
