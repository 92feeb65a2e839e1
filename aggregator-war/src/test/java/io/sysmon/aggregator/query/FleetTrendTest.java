package io.sysmon.aggregator.query;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.domain.FleetMoment;
import io.sysmon.aggregator.domain.FleetSummary;
import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTrendTest {

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(START);
    private OpenStore store;
    private FleetTrend trend;

    @BeforeEach
    void open() {
        store = OpenStore.in(folder, clock);
        trend = new FleetTrend(store.fleet(), clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void writesDownWhatTheSummarySays() {
        trend.record();
        clock.advance(30);
        store.push(PushBody.of("a").sample(START, "cpu.total_usage", 10).sample(START, "memory.used_bytes", 1000));
        trend.record();
        clock.advance(330);
        trend.record();

        assertThat(trend.moments())
                .containsExactly(
                        new FleetMoment(START, new FleetSummary(0, 0, Double.NaN, 0)),
                        new FleetMoment(START + 30, new FleetSummary(1, 1, 10, 1000)),
                        new FleetMoment(START + 360, new FleetSummary(1, 0, Double.NaN, 0)));
    }

    @Test
    void goesOneHourBack() {
        for (int moment = 0; moment < 200; moment++) {
            trend.record();
            clock.advance(30);
        }

        assertThat(trend.moments()).hasSize(121);
        assertThat(trend.moments().get(120).timestamp() - trend.moments().get(0).timestamp())
                .isEqualTo(3600);
    }

    @Test
    void timesNeverGoBackWhenTheClockIsSetBack() {
        trend.record();
        clock.advance(-100);
        trend.record();

        assertThat(trend.moments()).extracting(FleetMoment::timestamp).containsExactly(START);
    }
}
