package io.sysmon.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.agent.Fixture;
import io.sysmon.agent.proc.Mount;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountsTest {

    @Test
    void leavesOutWhatIsNoDiskOrFullByNature() {
        assertThat(measured(
                        mount("0:3", "/proc", "proc", "proc"),
                        mount("0:9", "/dev/shm", "tmpfs", "tmpfs"),
                        mount("7:0", "/snap/core", "squashfs", "/dev/loop0"),
                        mount("11:0", "/media/cdrom", "iso9660", "/dev/sr0"),
                        mount("0:49", "/var/lib/docker/overlay2/3f/merged", "overlay", "overlay"),
                        mount("8:1", "/var/lib/kubelet/pods/1/volumes/x", "ext4", "/dev/sdb1"),
                        mount("8:2", "/home", "xfs", "/dev/sda2")))
                .containsExactly("/home");
    }

    @Test
    void measuresTheOverlayThatIsAContainersRoot() {
        assertThat(measured(mount("0:49", "/", "overlay", "overlay"))).containsExactly("/");
    }

    @Test
    void measuresAFileSystemOnceAtItsShortestPath() {
        assertThat(measured(
                        mount("8:1", "/var/data", "ext4", "/dev/sda1"),
                        mount("8:1", "/srv", "ext4", "/dev/sda1"),
                        mount("0:25", "/pool/photos", "btrfs", "/dev/md0"),
                        mount("0:26", "/pool", "btrfs", "/dev/md0")))
                .containsExactlyInAnyOrder("/srv", "/pool");
    }

    @Test
    void measuresWhatWasMountedLastAtAPath() {
        assertThat(Mounts.measured(
                        List.of(mount("8:1", "/data", "ext4", "/dev/sda1"), mount("8:2", "/data", "ext4", "/dev/sdb1")),
                        Fixture.EXCLUDES))
                .extracting(Mount::source)
                .containsExactly("/dev/sdb1");
    }

    @Test
    void leavesOutAPathThatNoTagCanHold() {
        assertThat(measured(mount("8:1", "/" + "x".repeat(600), "ext4", "/dev/sda1")))
                .isEmpty();
    }

    @Test
    void leavesOutWhatTheOperatorNamesAndNothingElseThatHoldsFiles() {
        Excludes excludes = Excludes.of("", "/mnt/.*", "");

        assertThat(Mounts.measured(
                        List.of(
                                mount("8:1", "/mnt/backup", "ext4", "/dev/sda1"),
                                mount("8:2", "/mnt", "ext4", "/dev/sda2"),
                                mount("8:3", "/var/lib/docker/volumes", "ext4", "/dev/sda3")),
                        excludes))
                .extracting(Mount::mountPoint)
                .containsExactly("/mnt", "/var/lib/docker/volumes");
    }

    @Test
    void escapesWhatHasAMeaningInTags() {
        assertThat(Mounts.tagsOf(mount("8:1", "/a,b=c%", "ext4", "/dev/sda1"))).isEqualTo("mount=/a%2Cb%3Dc%25");
    }

    private static List<String> measured(Mount... mounts) {
        return Mounts.measured(List.of(mounts), Fixture.EXCLUDES).stream()
                .map(Mount::mountPoint)
                .toList();
    }

    private static Mount mount(String device, String mountPoint, String type, String source) {
        return new Mount(device, mountPoint, type, source, false);
    }
}
