package io.sysmon.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportImportTest {

    private static final long START = OpenStore.START;
    private static final String[] TAGS = {"", "device=sda", "a=1,b=2", "mount=/\"odd\" name", "k=%2C%3D%25", "k=äöü €"};

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(START + 86_400);

    @ParameterizedTest
    @CsvSource({"1,csv", "2,jsonl", "3,csv", "4,jsonl"})
    void bringsEverySampleBackBitForBit(long seed, String format) throws IOException {
        Map<String, Double> model = new TreeMap<>();
        Path original;
        try (OpenStore server = OpenStore.in(folder, clock)) {
            original = server.database();
            fill(server, new Random(seed), model);
        }
        Path file = folder.resolve("samples." + format);
        Path copy = folder.resolve("copy.db");

        CommandRun exported = CommandRun.of("export", file.toString(), "--db", original.toString());
        CommandRun imported = CommandRun.of("import", file.toString(), "--db", copy.toString(), "--disk-reserve", "1B");

        assertThat(exported.status()).as("seed %d: %s", seed, exported.err()).isZero();
        assertThat(exported.err()).contains("exported " + model.size() + " samples of 3 hosts");
        assertThat(imported.status()).as("seed %d: %s", seed, imported.err()).isZero();
        assertThat(imported.err()).contains("stored " + model.size() + " samples of 3 hosts");
        assertThat(exportedText(copy, format)).as("seed %d", seed).isEqualTo(Files.readString(file));
        assertThat(bitsIn(exportedText(copy, "csv"))).as("seed %d", seed).isEqualTo(bitsOf(model));
    }

    @Test
    void jsonLinesKeepWhatAHostSaidOfItself() {
        Path copy = folder.resolve("copy.db");
        String lines;
        try (OpenStore server = OpenStore.in(folder, clock)) {
            server.push(PushBody.of("web1")
                    .version("1.2")
                    .platform("linux")
                    .tags(Map.of("role", "db"))
                    .instance("i-1")
                    .sample(START, "cpu.total_usage", 5));
            lines = CommandRun.of("export", "--db", server.database().toString())
                    .out();
        }

        assertThat(lines)
                .isEqualTo(
                        "{\"hostname\":\"web1\",\"version\":\"1.2\",\"platform\":\"linux\",\"tags\":{\"role\":\"db\"},"
                                + "\"metrics\":[{\"timestamp\":" + START
                                + ",\"metric_type\":\"cpu.total_usage\",\"value\":5,"
                                + "\"tags\":\"\"}]}\n");
        assertThat(importInto(copy, lines).status()).isZero();
        assertThat(OpenStore.select(copy, "SELECT version || platform || tags FROM host"))
                .isEqualTo("1.2linux{\"role\":\"db\"}");
    }

    @Test
    void exportsTheChosenHostsMetricsAndSpanAlone() {
        try (OpenStore server = OpenStore.in(folder, clock)) {
            for (String host : new String[] {"web1", "web2"}) {
                for (long t = START + 3590; t < START + 3610; t++) {
                    server.push(PushBody.of(host)
                            .sample(t, "cpu.total_usage", 1)
                            .sample(t, "cpu.cores", 2)
                            .sample(t, "cpux.total", 3));
                }
            }
            String db = server.database().toString();

            assertThat(CommandRun.of(
                                    "export",
                                    "--format",
                                    "csv",
                                    "--db",
                                    db,
                                    "--host",
                                    "web2",
                                    "--metric",
                                    "cpu.*",
                                    "--from",
                                    "2023-02-07T00:59:59Z",
                                    "--to",
                                    String.valueOf(START + 3600))
                            .out())
                    .isEqualTo("""
                    timestamp,metric_type,host,tags,value
                    1675731599,cpu.cores,web2,,2
                    1675731599,cpu.total_usage,web2,,1
                    1675731600,cpu.cores,web2,,2
                    1675731600,cpu.total_usage,web2,,1
                    """);
            assertThat(CommandRun.of("export", "--db", db, "--from", "2023-02-08")
                            .out())
                    .isEmpty();
            CommandRun unknown = CommandRun.of("export", "--db", db, "--host", "web1", "--host", "web9");
            assertThat(unknown.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(unknown.err()).contains("the database has no host web9");
        }
    }

    @Test
    void theLaterArrivalOfASampleIsTheOneExported() {
        try (OpenStore server = OpenStore.in(folder, clock)) {
            server.push(PushBody.of("web1").sample(START, "a.b", 1).sample(START + 4, "a.b", 1));
            server.push(PushBody.of("web1").sample(START, "a.b", 2).sample(START + 2, "a.b", 2));

            assertThat(CommandRun.of(
                                    "export",
                                    "--format",
                                    "csv",
                                    "--db",
                                    server.database().toString())
                            .out())
                    .endsWith("value\n1675728000,a.b,web1,,2\n1675728002,a.b,web1,,2\n1675728004,a.b,web1,,1\n");
        }
    }

    @Test
    void neverWritesAnExportOverAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("precious.csv"), "keep me");
        try (OpenStore server = OpenStore.in(folder, clock)) {
            CommandRun run = CommandRun.of(
                    "export", file.toString(), "--db", server.database().toString());

            assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(run.err()).contains("precious.csv exists already");
        }
        assertThat(file).hasContent("keep me");
    }

    @Test
    void asksForTheAddressOfAServerThatDoesNotSayIt() {
        try (OpenStore server = OpenStore.in(folder, clock)) {
            CommandRun run = importInto(server.database(), "");

            assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(run.err()).contains("has " + server.database() + " open and does not say where", "--url");
        }
    }

    @Test
    void importingAFileAgainChangesNothing() {
        Path database = folder.resolve("again.db");
        String rows = "timestamp,metric_type,host,tags,value\n1675728000,a.b,web1,,1.5\n1675728002,a.b,web1,,-0.0\n";

        assertThat(importInto(database, rows).status()).isZero();
        assertThat(importInto(database, rows).status()).isZero();

        assertThat(exportedText(database, "csv")).isEqualTo(rows);
    }

    @Test
    void leavesOutAndNamesWhatTheRulesOfAPushRefuse() {
        Path database = folder.resolve("rules.db");

        CommandRun run = importInto(database, """
                timestamp,metric_type,host,tags,value
                1675728000,a.b,web1,,1

                -5,a.b,web1,,2
                1675728002,not a metric,web1,,3
                1675728004,a.b,web1,,4
                """);

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err())
                .contains("line 4, a.b: timestamp is negative", "line 5, ", "stored 2 samples of 1 hosts; refused 2");
        assertThat(exportedText(database, "csv")).contains(",4\n").hasLineCount(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1675728002,a.b,web1,,NaN",
                "1675728002,a.b,web1,,much",
                "soon,a.b,web1,,2",
                "1675728002,a.b,web1",
                "1675728002,a.b,web1,\"open,2",
                "1675728002,a.b,web1,\"k=v\"x,2",
            })
    void stopsAtARowItCannotReadAndSaysWhatIsStored(String row) {
        Path database = folder.resolve("bad.db");

        CommandRun run = importInto(
                database,
                "timestamp,metric_type,host,tags,value\n1675728000,a.b,web0,,1\n1675728000,a.b,web1,,1\n" + row + "\n");

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("stopped at line 4: ", "stored 1 samples of 1 hosts");
        assertThat(exportedText(database, "csv")).hasLineCount(2);
    }

    @Test
    void stopsAtALineThatIsNoPushOrIsTooLong() {
        Path database = folder.resolve("lines.db");
        String push =
                "{\"hostname\":\"web1\",\"metrics\":[{\"timestamp\":1675728000,\"metric_type\":\"a.b\",\"value\":1}]}\n";

        CommandRun broken = importInto(database, push + "{\"hostname\":\"web1\"\n");
        CommandRun tooLong = importInto(database, push + "{" + " ".repeat(2000) + "\n", "--max-body", "1KiB");
        CommandRun neither = importInto(database, "time;value\n");

        assertThat(broken.err()).contains("stopped at line 2: the body is not JSON", "stored 1 samples");
        assertThat(tooLong.err()).contains("stopped at line 2: it is longer than --max-body, 1024 bytes");
        assertThat(neither.err()).contains("stopped at line 1: expected a push in JSON, or the columns");
        assertThat(broken.status())
                .isEqualTo(ExitStatus.FAILED)
                .isEqualTo(tooLong.status())
                .isEqualTo(neither.status());
    }

    @Test
    void anEmptyFileIsNothingToStore() {
        CommandRun run = importInto(folder.resolve("empty.db"), "");

        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("stored 0 samples of 0 hosts");
    }

    private static CommandRun importInto(Path database, String input, String... more) {
        String[] words = new String[5 + more.length];
        System.arraycopy(new String[] {"import", "--disk-reserve", "1B", "--db", database.toString()}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        return CommandRun.ofInput(input, words);
    }

    private static String exportedText(Path database, String format) {
        return CommandRun.of("export", "--format", format, "--db", database.toString())
                .out();
    }

    /** Three hosts over three hours, late and repeated samples among them. */
    private static void fill(OpenStore server, Random random, Map<String, Double> model) {
        for (int push = 0; push < 60; push++) {
            String host = "host-" + push % 3;
            PushBody body = PushBody.of(host);
            for (int i = 0; i < 50; i++) {
                long timestamp = START + random.nextInt(10_800);
                String metric = "m." + random.nextInt(4);
                String tags = TAGS[random.nextInt(TAGS.length)];
                double value = anyFinite(random);
                body.sample(timestamp, metric, tags, value);
                model.put(key(timestamp, metric, host, tags), value);
            }
            server.push(body);
        }
    }

    private static double anyFinite(Random random) {
        double any = Double.longBitsToDouble(random.nextLong());
        return switch (random.nextInt(5)) {
            case 0 -> Double.isFinite(any) ? any : -0.0;
            case 1 -> random.nextInt(100_000) / 100.0;
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> Double.MIN_VALUE * random.nextInt(3);
            default -> random.nextGaussian() * 1e6;
        };
    }

    private static String key(long timestamp, String metric, String host, String tags) {
        boolean plain = tags.indexOf(',') < 0 && tags.indexOf('"') < 0;
        return timestamp + "," + metric + "," + host + "," + (plain ? tags : '"' + tags.replace("\"", "\"\"") + '"');
    }

    private static Map<String, Long> bitsOf(Map<String, Double> model) {
        Map<String, Long> bits = new TreeMap<>();
        model.forEach((key, value) -> bits.put(key, Double.doubleToRawLongBits(value)));
        return bits;
    }

    private static Map<String, Long> bitsIn(String csv) {
        Map<String, Long> bits = new TreeMap<>();
        csv.lines().skip(1).forEach(line -> {
            int comma = line.lastIndexOf(',');
            bits.put(
                    line.substring(0, comma),
                    Double.doubleToRawLongBits(Double.parseDouble(line.substring(comma + 1))));
        });
        return bits;
    }
}
