package io.sysmon.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempFolderTest {

    @TempDir
    Path parent;

    @Test
    void isForItsUserAloneAndGoesWithAllInIt() throws IOException {
        TempFolder folder = TempFolder.create(parent);
        Files.createDirectories(folder.path().resolve("a/b"));
        Files.writeString(folder.path().resolve("a/b/c"), "x");

        assertThat(Files.getPosixFilePermissions(folder.path()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        folder.delete();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void isDeletedOnce() throws IOException {
        TempFolder folder = TempFolder.create(parent);

        folder.delete();
        folder.delete();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void takesAwayWhatAKilledRunLeft() throws IOException {
        Path left = leftBehind("sysmon-killed", Duration.ofHours(1));

        TempFolder folder = TempFolder.create(parent);

        assertThat(left).doesNotExist();
        assertThat(folder.path()).exists();
        folder.delete();
    }

    /** What servers do that are started together after a crash. */
    static final class Starting {

        private Starting() {}

        public static void main(String[] arguments) throws IOException {
            TempFolder.create(Path.of(arguments[0])).delete();
        }
    }

    @Test
    void startsAtTheSameTimeAreNotInEachOthersWay() throws Exception {
        Path left = leftBehind("sysmon-killed", Duration.ofHours(1));
        for (int i = 0; i < 3_000; i++) {
            Files.createFile(left.resolve("file" + i));
        }

        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            starts.add(new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Starting.class.getName(),
                            parent.toString())
                    .redirectErrorStream(true)
                    .start());
        }

        for (Process start : starts) {
            assertThat(new String(start.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEmpty();
            assertThat(start.waitFor()).isZero();
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void leavesFoldersThatAreYoungOrNotItsOwn() throws IOException {
        Path young = leftBehind("sysmon-young", Duration.ZERO);
        Path other = leftBehind("another", Duration.ofHours(1));
        Path unmarked = Files.createDirectory(parent.resolve("sysmon-notes"));

        TempFolder.create(parent).delete();

        assertThat(young).exists();
        assertThat(other).exists();
        assertThat(unmarked).exists();
    }

    private Path leftBehind(String name, Duration age) throws IOException {
        Path folder = Files.createDirectory(parent.resolve(name));
        Path lock = Files.createFile(folder.resolve("lock"));
        Files.writeString(folder.resolve("exec.jar"), "x");
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(age)));
        return folder;
    }
}
