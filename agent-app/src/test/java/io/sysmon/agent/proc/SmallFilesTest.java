package io.sysmon.agent.proc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The files of one line or a few. */
class SmallFilesTest {

    /** 1 + 0.61 is another double than 1.61, and would go over the wire with 16 digits. */
    @Test
    void readsDecimalsAsTheNearestDouble() {
        LoadAvg load = LoadAvg.parse(text("1.61 0.07 1234567.89 1/2 3"));

        assertThat(load.oneMinute()).isEqualTo(1.61);
        assertThat(load.fiveMinutes()).isEqualTo(0.07);
        assertThat(load.fifteenMinutes()).isEqualTo(1234567.89);
    }

    @Test
    void readsThreeLoadAverages() {
        assertThat(LoadAvg.parse(text("0.03 1.45 12.00 1/80 2396\n"))).isEqualTo(new LoadAvg(0.03, 1.45, 12, null));
    }

    @Test
    void saysThatALoadAverageIsMissing() {
        LoadAvg load = LoadAvg.parse(text("0.03 1.45"));

        assertThat(load.oneMinute()).isEqualTo(0.03);
        assertThat(load.fifteenMinutes()).isNaN();
        assertThat(load.malformed()).isEqualTo("cannot parse file: no three load averages in 9 bytes");
    }

    @Test
    void readsUptimeWithItsFraction() {
        assertThat(Uptime.parse(text("380.60 739.52\n")).seconds()).isEqualTo(380.60);
    }

    @Test
    void takesUnusedHandlesOffTheOpenFiles() {
        assertThat(FileNr.parse(text("328\t8\t2466170\n"))).isEqualTo(new FileNr(320, 2466170, null));
    }

    @Test
    void readsTheLargestNumberOfFilesAsTheKernelWritesIt() {
        assertThat(FileNr.parse(text("1\t0\t9223372036854775807\n")).max()).isEqualTo(Math.pow(2, 63));
    }

    @Test
    void readsPagingCounters() {
        assertThat(VmStat.parse(text("nr_free 1\npswpin 2\npswpout 3\npgfault 4\npgmajfault 5\n")))
                .isEqualTo(new VmStat(4, 5, 2, 3, null));
    }

    @Test
    void leavesSwapCountersAbsentInAKernelWithoutSwap() {
        assertThat(VmStat.parse(text("pgfault 4\npgmajfault 5\n")).swapInPages())
                .isNaN();
    }

    @Test
    void readsBothPressureTotals() {
        Pressure pressure = Pressure.parse(text("""
            some avg10=0.00 avg60=0.03 avg300=0.22 total=2832418
            full avg10=0.00 avg60=0.00 avg300=0.00 total=17
            """));

        assertThat(pressure).isEqualTo(new Pressure(2832418, 17, null));
    }

    @Test
    void leavesFullPressureAbsentWhereTheKernelDoesNotCountIt() {
        assertThat(Pressure.parse(text("some avg10=0.00 avg60=0.03 avg300=0.22 total=5\n"))
                        .fullMicros())
                .isNaN();
    }

    @Test
    void readsSocketsByName() {
        assertThat(SockStat.parse(
                        text("sockets: used 8\nTCP: inuse 1 orphan 2 tw 3 alloc 4 mem 0\nUDP: inuse 5 mem 0\n")))
                .isEqualTo(new SockStat(2, 3, 4, 5, null));
    }

    @Test
    void findsSnmpColumnsByTheirNames() {
        NetSnmp snmp = NetSnmp.parse(text("""
            Tcp: RtoMin MaxConn CurrEstab New RetransSegs OutRsts
            Tcp: 200 -1 7 0 8 9
            Udp: InDatagrams InErrors
            Udp: 1 2
            """));

        assertThat(snmp).isEqualTo(new NetSnmp(7, 8, 9, 2, null));
    }

    @Test
    void leavesSnmpColumnsAbsentThatTheLineDoesNotReach() {
        assertThat(NetSnmp.parse(text("Tcp: CurrEstab RetransSegs OutRsts\nTcp: 7\n")))
                .satisfies(snmp -> assertThat(snmp.tcpEstablished()).isEqualTo(7))
                .satisfies(snmp -> assertThat(snmp.tcpResetsSent()).isNaN());
    }

    @Test
    void findsAProcessStateBehindACommandWithBracketsAndBlanks() {
        ProcessStat process = ProcessStat.parse(text("23 (a) Z (b) S 1 23 23 0 -1 4194304 812 0 3 0 17 9 0 0 20 0\n"));

        assertThat(process).isEqualTo(new ProcessStat("S", 26, null));
    }

    @Test
    void saysThatAProcessHasNoState() {
        assertThat(ProcessStat.parse(text("23 (cat")).malformed()).contains("no (command) and state");
    }

    @Test
    void readsResidentMemory() {
        assertThat(ProcessStatus.parse(text("Name:\tjava\nVmRSS:\t   64 kB\n")).residentBytes())
                .isEqualTo(65536);
    }

    @Test
    void readsASingleNumberThatMayBeNegative() {
        assertThat(SingleNumber.parse(text("-1\n")).value()).isEqualTo(-1);
        assertThat(SingleNumber.parse(text("262144")).value()).isEqualTo(262144);
        assertThat(SingleNumber.parse(text("")).value()).isNaN();
        assertThat(SingleNumber.parse(text("-\n")).value()).isNaN();
    }

    private static KernelText text(String text) {
        return KernelText.of("file", text);
    }
}
