package io.sysmon.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.agent.Fixture;
import io.sysmon.agent.collect.Collectors.Roots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesystemCollectorTest {

    private static final String MOUNTS = """
            1 0 8:1 / / rw - ext4 /dev/sda1 rw
            2 1 0:40 / /mnt/nfs rw - nfs server:/export rw
            """;

    @TempDir
    Path root;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch serverComesBack = new CountDownLatch(1);
    private final AtomicInteger nfsProbes = new AtomicInteger();

    @BeforeEach
    void mount() {
        Trees.write(root, "self/mountinfo", MOUNTS);
    }

    @AfterEach
    void endThreads() {
        serverComesBack.countDown();
        threads.shutdownNow();
    }

    @Test
    void measuresTheOtherMountsWhileOneHangsAndAsksItOnlyOnce() {
        FilesystemCollector collector =
                new FilesystemCollector(under(Path.of("/")), Fixture.EXCLUDES, this::hangOnNfs, threads);

        Outcome first = collector.collect(0);
        Outcome second = collector.collect(0);

        assertThat(reason(first)).isEqualTo("/mnt/nfs does not answer");
        assertThat(reason(second)).isEqualTo("/mnt/nfs still does not answer");
        assertThat(Trees.values(second)).containsEntry("filesystem.usage_percent mount=/", 60.0);
        assertThat(nfsProbes).hasValue(1);
    }

    @Test
    void measuresAMountAgainThatHungAndAnswers() {
        FilesystemCollector collector =
                new FilesystemCollector(under(Path.of("/")), Fixture.EXCLUDES, this::hangOnNfs, threads);
        collector.collect(0);
        serverComesBack.countDown();

        Awaitility.await()
                .untilAsserted(() -> assertThat(Trees.values(collector.collect(0)))
                        .containsEntry("filesystem.total_bytes mount=/mnt/nfs", 1000.0));
    }

    @Test
    void followsMountsThatComeAndGo() {
        FilesystemCollector collector = new FilesystemCollector(
                under(Path.of("/")), Fixture.EXCLUDES, mountPoint -> new SpaceUsage(1000, 400, 400), threads);
        assertThat(Trees.values(collector.collect(0))).containsKey("filesystem.total_bytes mount=/mnt/nfs");
        Trees.write(
                root, "self/mountinfo", "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n3 1 8:17 / /srv ro - xfs /dev/sdb1 ro\n");

        assertThat(Trees.values(collector.collect(0)))
                .containsEntry("filesystem.read_only mount=/srv", 1.0)
                .doesNotContainKey("filesystem.total_bytes mount=/mnt/nfs");
    }

    @Test
    void looksMountPointsUpUnderTheHostsRoot() {
        FilesystemCollector collector = new FilesystemCollector(
                under(Path.of("/host")), Fixture.EXCLUDES, FilesystemCollectorTest::onlyUnderHost, threads);

        assertThat(collector.collect(0)).isInstanceOf(Readings.class);
    }

    @Test
    void namesAMountThatCannotBeAsked() {
        Outcome outcome = new FilesystemCollector(
                        under(root.resolve("nowhere")), Fixture.EXCLUDES, SpaceUsage::read, threads)
                .collect(0);

        assertThat(reason(outcome)).contains("cannot read the size of the file system at " + root.resolve("nowhere"));
    }

    @Test
    void measuresTheFileSystemThatHoldsTheRootOfThisMachine() {
        Trees.write(root, "self/mountinfo", "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n");
        Map<String, Double> values = Trees.values(
                new FilesystemCollector(under(Path.of("/")), Fixture.EXCLUDES, SpaceUsage::read, threads).collect(0));

        assertThat(values.get("filesystem.total_bytes mount=/"))
                .isGreaterThanOrEqualTo(values.get("filesystem.used_bytes mount=/"))
                .isEqualTo((double) Path.of("/").toFile().getTotalSpace());
        assertThat(values.get("filesystem.usage_percent mount=/")).isBetween(0.0, 100.0);
    }

    private SpaceUsage hangOnNfs(Path mountPoint) throws IOException {
        if (mountPoint.equals(Path.of("/mnt/nfs"))) {
            nfsProbes.incrementAndGet();
            try {
                serverComesBack.await();
            } catch (InterruptedException ended) {
                throw new IOException("ended", ended);
            }
        }
        return new SpaceUsage(1000, 400, 400);
    }

    private static SpaceUsage onlyUnderHost(Path mountPoint) throws IOException {
        if (mountPoint.startsWith("/host")) {
            return new SpaceUsage(1000, 400, 400);
        }
        throw new IOException(mountPoint + " is not under /host");
    }

    private static String reason(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? failed.reason() : "";
    }

    private Roots under(Path rootfs) {
        return new Roots(root, root, rootfs);
    }
}
