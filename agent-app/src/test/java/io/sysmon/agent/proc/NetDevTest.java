package io.sysmon.agent.proc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetDevTest {

    private static final String HEADING = """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
            """;

    @Test
    void readsTheEightNumbersWanted() {
        NetDev network = parse(HEADING + "  eth0: 100 2 3 4 5 6 7 8 900 10 11 12 13 14 15 16\n");

        assertThat(network.interfaces().get("eth0")).isEqualTo(new InterfaceCounters(100, 2, 3, 4, 900, 10, 11, 12));
        assertThat(network.malformed()).isNull();
    }

    @Test
    void readsANumberThatSticksToTheColonAsOldKernelsWriteIt() {
        assertThat(parse(HEADING + "  eth0:1296140918 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n")
                        .interfaces())
                .containsEntry("eth0", new InterfaceCounters(1296140918, 2, 3, 4, 9, 10, 11, 12));
    }

    @Test
    void keepsAnAliasNameWithAColonOfItsOwn() {
        assertThat(parse(HEADING + "eth0:1: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n")
                        .interfaces())
                .containsOnlyKeys("eth0:1");
    }

    @Test
    void leavesOutALineThatIsCutShort() {
        NetDev network = parse(HEADING + "  eth0: 1 2 3\n    lo: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n");

        assertThat(network.interfaces()).containsOnlyKeys("lo");
        assertThat(network.malformed())
                .isEqualTo("cannot parse line 3 of /proc/net/dev: interface eth0 has not sixteen numbers");
    }

    @Test
    void saysThatALineHasNoName() {
        assertThat(parse(HEADING + "garbage without end\n").malformed())
                .isEqualTo("cannot parse line 3 of /proc/net/dev: no interface name and colon");
    }

    @Test
    void findsNoInterfaceInAnEmptyFile() {
        assertThat(parse("").interfaces()).isEmpty();
    }

    private static NetDev parse(String text) {
        return NetDev.parse(KernelText.of("/proc/net/dev", text));
    }
}
