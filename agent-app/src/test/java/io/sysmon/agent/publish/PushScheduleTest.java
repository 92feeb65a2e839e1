package io.sysmon.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PushScheduleTest {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final long NOW = 1_700_000_000_000L;

    @Test
    void comesBackToTheSameMomentOfEveryInterval() {
        PushSchedule schedule = new PushSchedule(INTERVAL, "web-server-01");
        long first = NOW + schedule.untilNext(NOW).toMillis();

        assertThat(schedule.untilNext(first)).isEqualTo(INTERVAL);
        assertThat(schedule.untilNext(first + 1)).isEqualTo(INTERVAL.minusMillis(1));
        assertThat(schedule.untilNext(first - 1)).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void spreadsAFleetOverTheInterval() {
        int[] hostsASecond = new int[10];
        IntStream.range(0, 1000)
                .mapToObj(i -> new PushSchedule(INTERVAL, "web-" + i))
                .forEach(schedule -> hostsASecond[(int) (schedule.untilNext(NOW).toMillis() - 1) / 1000]++);

        assertThat(IntStream.of(hostsASecond).boxed()).allMatch(hosts -> hosts > 50 && hosts < 150);
    }

    @Test
    void staysWithinTheIntervalForClocksBefore1970() {
        assertThat(new PushSchedule(INTERVAL, "a").untilNext(-5)).isBetween(Duration.ofMillis(1), INTERVAL);
    }
}
