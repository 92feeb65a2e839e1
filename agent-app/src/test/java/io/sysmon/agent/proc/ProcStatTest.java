package io.sysmon.agent.proc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcStatTest {

    @Test
    void readsEveryColumnOfARecentKernel() {
        ProcStat stat = parse("""
                cpu  929 1 812 73952 99 2 27 11 5 6
                cpu0 391 0 318 37187 4 0 7 3 0 0
                cpu1 538 1 494 36765 95 2 20 8 5 6
                intr 75906 0 0 14
                ctxt 137206
                btime 1795334676
                processes 2396
                procs_running 3
                procs_blocked 1
                softirq 812 1 2 3
                """);

        assertThat(stat.total()).isEqualTo(new CpuTimes(929, 1, 812, 73952, 99, 2, 27, 11));
        assertThat(stat.cores()).containsOnlyKeys("0", "1");
        assertThat(stat.cores().get("1")).isEqualTo(new CpuTimes(538, 1, 494, 36765, 95, 2, 20, 8));
        assertThat(stat.interrupts()).isEqualTo(75906);
        assertThat(stat.contextSwitches()).isEqualTo(137206);
        assertThat(stat.bootTimeSeconds()).isEqualTo(1795334676);
        assertThat(stat.forks()).isEqualTo(2396);
        assertThat(stat.running()).isEqualTo(3);
        assertThat(stat.blocked()).isEqualTo(1);
        assertThat(stat.malformed()).isNull();
    }

    @Test
    void leavesStealAbsentWhereTheKernelDoesNotCountIt() {
        CpuTimes total = parse("cpu  4705 150 1120 16250 520\n").total();

        assertThat(total.steal()).isNaN();
        assertThat(total.irq()).isNaN();
        assertThat(total.iowait()).isEqualTo(520);
    }

    @Test
    void takesCpuNumbersAsTheyComeWhenSomeAreOffLine() {
        assertThat(parse("cpu  9 0 9 9\ncpu0 3 0 3 3\ncpu5 6 0 6 6\n").cores()).containsOnlyKeys("0", "5");
    }

    @Test
    void leavesWhatIsNotThereAbsentAndNeverZero() {
        ProcStat stat = parse("cpu  1 2 3 4\n");

        assertThat(stat.contextSwitches()).isNaN();
        assertThat(stat.running()).isNaN();
        assertThat(stat.cores()).isEmpty();
        assertThat(stat.malformed()).isNull();
    }

    @Test
    void saysWhichLineIsCutShortAndKeepsTheOthers() {
        ProcStat stat = parse("cpu  1 2 3 4\ncpu0 1 2\nctxt 7\n");

        assertThat(stat.malformed())
                .isEqualTo("cannot parse line 2 of /proc/stat: a CPU's line needs user, nice, system and idle time");
        assertThat(stat.total().idle()).isEqualTo(4);
        assertThat(stat.cores()).containsEntry("0", CpuTimes.ABSENT);
        assertThat(stat.contextSwitches()).isEqualTo(7);
    }

    @Test
    void saysWhatStandsWhereANumberBelongs() {
        ProcStat stat = parse("cpu  1 2 3 4\nctxt many\n");

        assertThat(stat.contextSwitches()).isNaN();
        assertThat(stat.malformed()).isEqualTo("cannot parse line 2 of /proc/stat: \"many\" is no number");
    }

    @Test
    void saysThatAnEmptyFileHasNoCpuLine() {
        assertThat(parse("").malformed()).isEqualTo("cannot parse /proc/stat: no \"cpu\" line in 0 bytes");
    }

    @Test
    void readsCountersAsWideAsTheKernelHasThem() {
        assertThat(parse("cpu  18446744073709551615 0 0 1\n").total().user()).isEqualTo(Math.pow(2, 64));
    }

    private static ProcStat parse(String text) {
        return ProcStat.parse(KernelText.of("/proc/stat", text));
    }
}
