package io.sysmon.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.protocol.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    @Test
    void leavesOutWhatIsAbsent() {
        Readings readings = new Readings()
                .gauge("a", Double.NaN)
                .percent("b", Double.NaN)
                .decimal("c", Double.NaN)
                .whole("d", "", Double.NaN);

        assertThat(Trees.values(readings)).isEmpty();
    }

    @Test
    void roundsEachKindAsItsKind() {
        Readings readings = new Readings()
                .gauge("gauge", 0.125)
                .percent("percent", 33.3333)
                .decimal("decimal", 12.345)
                .whole("whole", "", 99.5);

        assertThat(Trees.values(readings))
                .containsEntry("gauge", 0.125)
                .containsEntry("percent", 33.33)
                .containsEntry("decimal", 12.35)
                .containsEntry("whole", 100.0);
    }

    @Test
    void leavesOutWhatNoJsonCanSay() {
        Readings readings = new Readings()
                .gauge("a", Double.POSITIVE_INFINITY)
                .decimal("b", Double.NEGATIVE_INFINITY)
                .whole("c", "", Double.POSITIVE_INFINITY);

        assertThat(Trees.values(readings)).isEmpty();
    }

    @Test
    void keepsNumbersThatAreLargerThanALong() {
        Readings readings = new Readings().decimal("decimal", 1e30).whole("whole", "", 1e30);

        assertThat(Trees.values(readings)).containsEntry("decimal", 1e30).containsEntry("whole", 1e30);
    }

    @Test
    void keepsPercentagesWithinWhatIsPossible() {
        Readings readings = new Readings().percent("over", 100.004).percent("under", -0.001);

        assertThat(Trees.values(readings)).containsEntry("over", 100.0).containsEntry("under", 0.0);
    }

    @Test
    void stampsEverySampleWithTheTicksTime() {
        List<Sample> samples = new ArrayList<>();
        new Readings()
                .gauge("load.1m", 1.5)
                .flag("network.up", "interface=eth0", true)
                .stampInto(samples, 1675728000);

        assertThat(samples)
                .containsExactly(
                        new Sample(1675728000, "load.1m", "", 1.5),
                        new Sample(1675728000, "network.up", "interface=eth0", 1));
    }
}
