package io.sysmon.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.agent.proc.CpuTimes;
import org.junit.jupiter.api.Test;

class CpuUsageTest {

    private static final CpuTimes BEFORE = new CpuTimes(1000, 10, 500, 8000, 400, 5, 20, 30);

    @Test
    void countsEverythingButIdleAndIowaitAsUsed() {
        CpuUsage usage = usageUntil(new CpuTimes(1040, 12, 508, 8110, 430, 6, 24, 35));

        assertThat(usage.totalPercent()).isEqualTo(100 * (40 + 2 + 8 + 1 + 4 + 5) / 200.0);
        assertThat(usage.percent(CpuTimes::user)).isEqualTo(20);
        assertThat(usage.percent(CpuTimes::iowait)).isEqualTo(15);
    }

    @Test
    void isFullyUsedWhenNothingWasIdle() {
        assertThat(usageUntil(new CpuTimes(1200, 10, 500, 8000, 400, 5, 20, 30)).totalPercent())
                .isEqualTo(100);
    }

    @Test
    void countsIowaitThatWentBackwardsAsNoTime() {
        CpuUsage usage = usageUntil(new CpuTimes(1050, 10, 500, 8050, 390, 5, 20, 30));

        assertThat(usage.totalPercent()).isEqualTo(50);
        assertThat(usage.percent(CpuTimes::iowait)).isNaN();
    }

    @Test
    void countsStealThatTheKernelDoesNotHaveAsNoTime() {
        CpuTimes before = new CpuTimes(0, 0, 0, 0, Double.NaN, 0, 0, Double.NaN);
        CpuTimes after = new CpuTimes(25, 0, 0, 75, Double.NaN, 0, 0, Double.NaN);

        CpuUsage usage = CpuUsage.over(new Span<>(before, after, 1));

        assertThat(usage.totalPercent()).isEqualTo(25);
        assertThat(usage.percent(CpuTimes::steal)).isNaN();
    }

    @Test
    void isAbsentWhenIdleWentBackwardsAsWhenACpuGoesOffLine() {
        assertThat(usageUntil(new CpuTimes(1050, 10, 500, 4000, 400, 5, 20, 30)).totalPercent())
                .isNaN();
    }

    @Test
    void isAbsentWhenNoTimeWasCounted() {
        assertThat(usageUntil(BEFORE).totalPercent()).isNaN();
    }

    private static CpuUsage usageUntil(CpuTimes after) {
        return CpuUsage.over(new Span<>(BEFORE, after, 2));
    }
}
