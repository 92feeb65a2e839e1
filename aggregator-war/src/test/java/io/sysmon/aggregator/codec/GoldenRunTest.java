package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guards the format: runs of version 1 as they are on disks. A run that can no longer be read, or that is written
 * differently, is a new format version. {@code -Dgolden.update=true} rewrites the files for a version never released.
 */
class GoldenRunTest {
    private static final Path RESOURCES = Path.of("src/test/resources/io/sysmon/aggregator/codec");
    private static final HexFormat HEX = HexFormat.of();
    private static final int BYTES_PER_LINE = 32;
    private static final String ROLLUP_FILE = "v1-rollup.hex";

    /** Every form, scale, prediction and kind of time axis. */
    private static List<Column> columns() {
        long[] uneven = {
            TestColumns.START + 1,
            TestColumns.START + 31,
            TestColumns.START + 61,
            TestColumns.START + 91,
            TestColumns.START + 151
        };
        return List.of(
                TestColumns.column(1, 24, i -> 0),
                TestColumns.column(2, 24, i -> 8),
                TestColumns.column(3, 24, i -> -0.0),
                TestColumns.column(4, 24, i -> 50 * (i * 7 % 5) / 100),
                TestColumns.column(5, 24, i -> 4096 * (1_000_000 + i * i * 3)),
                TestColumns.column(6, 24, i -> 25_276_502_016L - 4096 * (1_000_000 + i * i * 3)),
                TestColumns.column(7, 24, i -> Math.sqrt(i + 2)),
                TestColumns.column(8, 24, i -> 2 * i),
                TestColumns.column(9, 24, i -> (50 * Math.rint(i * 37 % 11) + i % 2) / 100),
                new Column(40, uneven, new double[] {21.26, 21.27, 21.27, 21.3, 1e-9}),
                new Column(1_000_000, new long[] {TestColumns.START + 7}, new double[] {Double.MAX_VALUE}));
    }

    @ParameterizedTest
    @EnumSource
    void writesTheGoldenRun(RunKind kind) throws IOException {
        String written = HEX.formatHex(RunEncoder.encode(columns(), kind));
        update(fileName(kind), written);

        assertThat(written).isEqualTo(golden(fileName(kind)));
    }

    @ParameterizedTest
    @EnumSource
    void readsTheGoldenRun(RunKind kind) throws IOException {
        assertThat(RunReader.open(HEX.parseHex(golden(fileName(kind)))).columns())
                .isEqualTo(columns());
    }

    @Test
    void writesAndReadsGoldenRollups() throws IOException {
        List<RollupColumn> rollups = RollupRunTest.rollups(columns(), 20);
        String written = HEX.formatHex(RollupEncoder.encode(rollups));
        update(ROLLUP_FILE, written);

        assertThat(written).isEqualTo(golden(ROLLUP_FILE));
        assertThat(RollupReader.open(HEX.parseHex(golden(ROLLUP_FILE))).columns())
                .isEqualTo(rollups);
    }

    private static void update(String file, String hex) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(RESOURCES.resolve(file), inLines(hex));
        }
    }

    private static String fileName(RunKind kind) {
        return switch (kind) {
            case FRESH -> "v1-fresh.hex";
            case SEALED -> "v1-sealed.hex";
        };
    }

    private static String golden(String file) throws IOException {
        return Files.readString(RESOURCES.resolve(file)).replace("\n", "");
    }

    private static String inLines(String hex) {
        return hex.replaceAll("(.{" + 2 * BYTES_PER_LINE + "})", "$1\n").stripTrailing() + "\n";
    }
}
