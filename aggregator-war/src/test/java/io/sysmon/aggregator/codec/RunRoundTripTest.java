package io.sysmon.aggregator.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunRoundTripTest {
    private static final long[] TIMES = {1_700_000_000, 1_700_000_002, 1_700_000_004};

    @ParameterizedTest
    @EnumSource(RunKind.class)
    void givesColumnsBackBitForBit(RunKind kind) {
        List<Column> columns = List.of(
                new Column(3, TIMES, new double[] {34.5, -0.0, 0.0}),
                new Column(7, new long[] {1_700_000_001}, new double[] {Math.PI}));

        RunReader run = RunReader.open(RunEncoder.encode(columns, kind));

        assertThat(run.columns()).isEqualTo(columns);
        assertThat(run.column(7)).isEqualTo(columns.get(1));
        assertThat(run.column(4)).isNull();
        assertThat(run.seriesIds()).containsExactly(3, 7);
        assertThat(run.from()).isEqualTo(1_700_000_000);
        assertThat(run.to()).isEqualTo(1_700_000_004);
        assertThat(run.sampleCount()).isEqualTo(4);
    }
}
