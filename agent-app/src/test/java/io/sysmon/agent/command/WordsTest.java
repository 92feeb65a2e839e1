package io.sysmon.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({"0, 0 ticks", "1, 1 tick", "2, 2 ticks", "43200, '43,200 ticks'"})
    void countsTicks(long count, String expected) {
        assertThat(Words.ticks(count)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "119, 119 s", "120, 2 min", "7199, 119 min", "7200, 2 h", "172799, 47 h", "172800, 2 d"})
    void givesTheLargestUnitOfWhichThereAreTwo(long seconds, String expected) {
        assertThat(Words.span(seconds)).isEqualTo(expected);
    }

    @Test
    void saysNeverAndWhatIsStillToCome() {
        Instant now = Instant.ofEpochSecond(1_700_000_000);

        assertThat(Words.ago(0, now)).isEqualTo("never");
        assertThat(Words.ago(now.getEpochSecond() - 3, now)).isEqualTo("3 s ago");
        assertThat(Words.ago(now.getEpochSecond() + 3, now)).isEqualTo("in 3 s");
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1", "0.5, 0.5", "1e-7, 0.00000010", "1e21, 1000000000000000000000"})
    void writesNumbersWithoutAnExponent(double value, String expected) {
        assertThat(Words.number(value)).isEqualTo(expected);
        assertThat(Double.parseDouble(Words.number(value))).isEqualTo(value);
    }
}
