package io.sysmon.agent.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DiskStatsTest {

    private static final DiskCounters VDA = new DiskCounters(6591, 922114, 2715, 562, 260920, 841, 1368, 3767);

    @Test
    void readsTheElevenNumbersOfOldKernels() {
        assertThat(parse(" 254  0 vda 6591 5458 922114 2715 562 3687 260920 841 0 1368 3767\n")
                        .devices())
                .containsOnlyKeys("vda")
                .containsValue(VDA);
    }

    @Test
    void leavesTheDiscardsAndFlushesOfNewKernels() {
        DiskStats stats =
                parse(" 254  0 vda 6591 5458 922114 2715 562 3687 260920 841 0 1368 3767 3016 30 54304 211 3 0\n");

        assertThat(stats.devices()).containsValue(VDA);
        assertThat(stats.malformed()).isNull();
    }

    @Test
    void leavesOutALineThatIsCutShortAndKeepsTheOthers() {
        DiskStats stats = parse("""
                   8       0 sda 1 2 3 4 5 6 7
                   8      16 sdb 1 2 3 4 5 6 7 8 9 10 11
                """);

        assertThat(stats.devices()).containsOnlyKeys("sdb");
        assertThat(stats.malformed())
                .isEqualTo("cannot parse line 1 of /proc/diskstats: device sda has not eleven numbers");
    }

    @Test
    void saysWhichWordIsNoNumber() {
        DiskStats stats = parse("   8       0 sda 1 2 3 4 5 six 7 8 9 10 0x11\n");

        assertThat(stats.devices()).isEmpty();
        assertThat(stats.malformed()).isEqualTo("cannot parse line 1 of /proc/diskstats: \"0x11\" is no number");
    }

    @Test
    void takesAnEmptyFileForAHostWithoutDisks() {
        assertThat(parse("")).isEqualTo(new DiskStats(Map.of(), null));
    }

    private static DiskStats parse(String text) {
        return DiskStats.parse(KernelText.of("/proc/diskstats", text));
    }
}
