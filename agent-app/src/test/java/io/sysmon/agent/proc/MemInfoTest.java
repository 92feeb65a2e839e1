package io.sysmon.agent.proc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemInfoTest {

    private static final int KIB = 1024;

    @Test
    void readsKibibytesAsBytes() {
        MemInfo memory = parse("""
                MemTotal:       24684084 kB
                MemFree:        24567696 kB
                MemAvailable:   24470584 kB
                Buffers:            2644 kB
                Cached:            33848 kB
                SwapCached:            7 kB
                Shmem:               468 kB
                SwapTotal:          1000 kB
                SwapFree:            400 kB
                Slab:              13000 kB
                SReclaimable:       5000 kB
                Committed_AS:        900 kB
                """);

        assertThat(memory.totalBytes()).isEqualTo(24684084.0 * KIB);
        assertThat(memory.cachedBytes()).isEqualTo(33848.0 * KIB);
        assertThat(memory.swapUsedBytes()).isEqualTo(600.0 * KIB);
        assertThat(memory.usedBytes()).isEqualTo((24684084.0 - 24470584) * KIB);
        assertThat(memory.malformed()).isNull();
    }

    @Test
    void countsUsedByItsPartsWhereTheKernelDoesNotSayWhatIsAvailable() {
        MemInfo memory = parse("""
                MemTotal: 1000 kB
                MemFree: 100 kB
                Buffers: 50 kB
                Cached: 300 kB
                SReclaimable: 40 kB
                Shmem: 20 kB
                """);

        assertThat(memory.availableBytes()).isNaN();
        assertThat(memory.usedBytes()).isEqualTo((1000.0 - 100 - 50 - 300 - 40 + 20) * KIB);
    }

    @Test
    void countsPartsThatAVeryOldKernelLacksAsNothing() {
        assertThat(parse("MemTotal: 1000 kB\nMemFree: 100 kB\nBuffers: 50 kB\nCached: 300 kB\n")
                        .usedBytes())
                .isEqualTo(550.0 * KIB);
    }

    @Test
    void hasNoUsedBytesWhenOneOfTheMainPartsIsAbsent() {
        assertThat(parse("MemTotal: 1000 kB\nMemFree: 100 kB\n").usedBytes()).isNaN();
    }

    @Test
    void leavesAMalformedValueAbsentAndSaysSo() {
        MemInfo memory = parse("MemTotal: 1000 kB\nMemFree: -5 kB\nDirty: 3 kB\n");

        assertThat(memory.freeBytes()).isNaN();
        assertThat(memory.dirtyBytes()).isEqualTo(3.0 * KIB);
        assertThat(memory.malformed()).isEqualTo("cannot parse line 2 of /proc/meminfo: \"-5\" is no number");
    }

    @Test
    void saysThatGarbageHasNoTotal() {
        assertThat(parse("\u0000\u0001 what\n\n  \n").malformed()).contains("no \"MemTotal:\" line");
    }

    @Test
    void doesNotBelieveThatMoreIsAvailableThanThereIs() {
        MemInfo memory = parse("""
                MemTotal: 1000 kB
                MemFree: 100 kB
                MemAvailable: 4000 kB
                SwapTotal: 10 kB
                SwapFree: 20 kB
                """);

        assertThat(memory.usedBytes()).isNaN();
        assertThat(memory.swapUsedBytes()).isNaN();
    }

    private static MemInfo parse(String text) {
        return MemInfo.parse(KernelText.of("/proc/meminfo", text));
    }
}
