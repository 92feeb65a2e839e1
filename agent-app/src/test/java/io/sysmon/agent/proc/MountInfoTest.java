package io.sysmon.agent.proc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MountInfoTest {

    @Test
    void readsAMountWithoutOptionalFields() {
        assertThat(parse("20 1 253:0 / / rw,relatime - ext4 /dev/mapper/vg0-root rw,barrier=1\n")
                        .mounts())
                .containsExactly(new Mount("253:0", "/", "ext4", "/dev/mapper/vg0-root", false));
    }

    @Test
    void stepsOverAnyNumberOfOptionalFields() {
        assertThat(parse(
                                "36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 shared:2 new:3 - ext3 /dev/root rw,errors=continue\n")
                        .mounts())
                .containsExactly(new Mount("98:0", "/mnt2", "ext3", "/dev/root", false));
    }

    @Test
    void callsAMountReadOnlyByItsOwnOptionsOrTheFileSystems() {
        assertThat(parse("1 2 8:1 / /a ro,nodev - ext4 /dev/a rw\n1 2 8:2 / /b rw - ext4 /dev/b ro,errors=x\n")
                        .mounts())
                .allMatch(Mount::readOnly);
    }

    @Test
    void doesNotTakeAnOptionThatOnlyContainsTheLettersForReadOnly() {
        assertThat(parse("1 2 8:1 / /a rw,prof,errors=remount-ro - ext4 /dev/a rw\n")
                        .mounts()
                        .get(0)
                        .readOnly())
                .isFalse();
    }

    @Test
    void unescapesBlanksTabsAndBackslashes() {
        assertThat(parse("1 2 8:1 / /my\\040disk\\011x\\134y$1 rw - ext4 //srv/a\\040b rw\n")
                        .mounts()
                        .get(0))
                .isEqualTo(new Mount("8:1", "/my disk\tx\\y$1", "ext4", "//srv/a b", false));
    }

    @Test
    void leavesOutALineThatIsCutShort() {
        MountInfo info = parse("1 2 8:1 / /a rw - ext4\n1 2 8:2 / /b rw - ext4 /dev/b rw\n");

        assertThat(info.mounts()).extracting(Mount::mountPoint).containsExactly("/b");
        assertThat(info.malformed()).contains("line 1");
    }

    private static MountInfo parse(String text) {
        return MountInfo.parse(KernelText.of("/proc/self/mountinfo", text));
    }
}
