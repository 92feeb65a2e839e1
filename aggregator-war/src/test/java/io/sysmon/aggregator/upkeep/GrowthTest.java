package io.sysmon.aggregator.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.store.HistorySize;
import io.sysmon.aggregator.store.HistorySize.Part;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GrowthTest {

    private static final UpkeepSettings WEEK_QUARTER_YEARS = UpkeepSettings.DEFAULTS;

    @Test
    void growsByADaysBytesADayUntilTheAgeIsReached() {
        Growth growth = new Growth(size(new Part(200, 100), new Part(0, 10), new Part(0, 1)), WEEK_QUARTER_YEARS);

        assertThat(growth.daysUntil(111)).isEqualTo(1);
        assertThat(growth.daysUntil(55.5)).isEqualTo(0.5);
        assertThat(growth.daysUntil(5 * 111)).isEqualTo(5);
        assertThat(growth.daysUntil(5 * 111 + 22)).isEqualTo(7);
    }

    @Test
    void isAtItsEndWhenAllAgesAreReached() {
        Growth growth = new Growth(size(new Part(700, 100), new Part(900, 10), new Part(729, 1)), WEEK_QUARTER_YEARS);

        assertThat(growth.daysUntil(1)).isEqualTo(1);
        assertThat(growth.daysUntil(2)).isNull();
    }

    @Test
    void isAtItsLimitWhenThereIsNoRoomAtAll() {
        Growth growth = new Growth(size(new Part(0, 100), new Part(0, 0), new Part(0, 0)), WEEK_QUARTER_YEARS);

        assertThat(growth.daysUntil(0)).isZero();
        assertThat(growth.daysUntil(-5)).isZero();
    }

    @Test
    void nothingGrowsWithoutHosts() {
        Growth growth = new Growth(
                size(new Part(5, 0), new Part(5, 0), new Part(5, 0)),
                new UpkeepSettings(Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(730), 1000));

        assertThat(growth.daysUntil(1)).isNull();
    }

    private static HistorySize size(Part samples, Part minutes, Part hours) {
        return new HistorySize(samples, minutes, hours, 1);
    }
}
