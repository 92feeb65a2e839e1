package io.sysmon.aggregator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteAheadLogTest {

    private static final int FRAME = 24 + DatabaseFile.PAGE_SIZE;
    private static final int PUSHES = 10;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(OpenStore.START + 60);
    private Path killed;
    private Path log;

    /** A server that was killed leaves its database and the log: copied while it runs, they are the same. */
    @BeforeEach
    void leaveALogBehind() throws IOException {
        killed = Files.createDirectory(folder.resolve("killed"));
        log = killed.resolve("aggregator.db-wal");
        try (OpenStore server = OpenStore.in(folder, clock)) {
            for (int i = 0; i < PUSHES; i++) {
                server.push(PushBody.of("web1").sample(OpenStore.START + i, "cpu.total_usage", i));
            }
            Files.copy(folder.resolve("aggregator.db"), killed.resolve("aggregator.db"));
            Files.copy(folder.resolve("aggregator.db-wal"), log);
        }
        assertThat(Files.size(log)).isGreaterThan(8 * FRAME);
    }

    @Test
    void startsWithALogThatIsWhole() {
        try (OpenStore server = OpenStore.in(killed, clock)) {
            assertThat(server.select("SELECT count(*) FROM run")).isEqualTo(String.valueOf(PUSHES));
        }
    }

    @Test
    void startsWithALogWhoseLastCommitWasNotFinished() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(file.length() - 100);
        }

        try (OpenStore server = OpenStore.in(killed, clock)) {
            assertThat(server.store().isReadable()).isTrue();
        }
    }

    @Test
    void refusesALogWithABrokenHeader() throws IOException {
        flipByteAt(17);

        assertThatThrownBy(() -> OpenStore.in(killed, clock))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("its log aggregator.db-wal is damaged: its header is broken");
    }

    @Test
    void refusesALogWithABrokenFrameThatCommitsStandBehind() throws IOException {
        long size = Files.size(log);
        flipByteAt(32 + FRAME + 24 + 7);

        assertThatThrownBy(() -> OpenStore.in(killed, clock))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("frame 2 is broken, with ")
                .hasMessageContaining("move the log away");
        assertThat(Files.size(log)).isEqualTo(size);
    }

    private void flipByteAt(long at) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.seek(at);
            int before = file.read();
            file.seek(at);
            file.write(before ^ 1);
        }
    }
}
