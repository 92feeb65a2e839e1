package io.sysmon.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {

    private static final int PUSHERS = 4;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(OpenStore.START + 86_400);

    @Test
    void holdsEverythingAcknowledgedBeforeItBeganThoughPushesGoOn() throws Exception {
        Path copy = folder.resolve("copy.db");
        List<AtomicInteger> acknowledged = new ArrayList<>();
        List<Integer> before = new ArrayList<>();
        try (OpenStore server = OpenStore.in(folder, clock)) {
            AtomicBoolean stopped = new AtomicBoolean();
            ExecutorService pushers = Executors.newFixedThreadPool(PUSHERS);
            List<Future<?>> ends = new ArrayList<>();
            for (int host = 0; host < PUSHERS; host++) {
                AtomicInteger count = new AtomicInteger();
                acknowledged.add(count);
                String name = "web" + host;
                ends.add(pushers.submit(() -> push(server, name, count, stopped)));
            }
            await().until(() -> acknowledged.stream().allMatch(count -> count.get() > 5));
            acknowledged.forEach(count -> before.add(count.get()));

            CommandRun run = CommandRun.of(
                    "backup", copy.toString(), "--db", server.database().toString());

            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.err()).contains("backed up to " + copy);
            await().until(() -> acknowledged.get(0).get() > before.get(0) + 3);
            stopped.set(true);
            pushers.shutdown();
            assertThat(pushers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            for (Future<?> end : ends) {
                end.get();
            }
        }

        assertThat(CommandRun.of("check", copy.toString()).status()).isZero();
        String exported = CommandRun.of("export", "--format", "csv", "--db", copy.toString())
                .out();
        for (int host = 0; host < PUSHERS; host++) {
            for (int i = 0; i < before.get(host); i++) {
                assertThat(exported)
                        .contains(OpenStore.START + 2L * i + ",cpu.total_usage,web" + host + ",," + i + "\n");
            }
        }
    }

    @Test
    void isADatabaseThatAServerStartsOn() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("restored"));
        Path copy = elsewhere.resolve("aggregator.db");
        try (OpenStore server = OpenStore.in(folder, clock)) {
            server.push(PushBody.of("web1").version("1.2").sample(OpenStore.START, "cpu.total_usage", 7));
            CommandRun.of("backup", copy.toString(), "--db", server.database().toString());
            server.push(PushBody.of("web2").sample(OpenStore.START, "cpu.total_usage", 8));
        }

        try (OpenStore restored = OpenStore.in(elsewhere, clock)) {
            assertThat(restored.store().hosts().registered()).hasSize(1);
            restored.push(PushBody.of("web1").sample(OpenStore.START + 2, "cpu.total_usage", 9));
        }
        assertThat(CommandRun.of("export", "--format=csv", "--db", copy.toString())
                        .out())
                .contains("cpu.total_usage,web1,,7\n", "cpu.total_usage,web1,,9\n")
                .doesNotContain("web2");
        assertThat(OpenStore.select(copy, "PRAGMA auto_vacuum")).isEqualTo("2");
    }

    @Test
    void isReadableForItsOwnerAlone() throws IOException {
        Path copy = folder.resolve("copy.db");
        try (OpenStore server = OpenStore.in(folder, clock)) {
            CommandRun.of("backup", copy.toString(), "--db", server.database().toString());
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
    }

    @Test
    void neverWritesOverAFile() throws IOException {
        Path copy = Files.writeString(folder.resolve("precious"), "keep me");
        try (OpenStore server = OpenStore.in(folder, clock)) {
            CommandRun run = CommandRun.of(
                    "backup", copy.toString(), "--db", server.database().toString());

            assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(run.err()).contains("cannot back up to " + copy + ": it exists already");
        }
        assertThat(copy).hasContent("keep me");
    }

    @Test
    void saysWhyItCannotAndLeavesNothing() {
        try (OpenStore server = OpenStore.in(folder, clock)) {
            Path nowhere = folder.resolve("missing/copy.db");

            CommandRun run = CommandRun.of(
                    "backup", nowhere.toString(), "--db", server.database().toString());

            assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(run.err()).contains("cannot open " + nowhere);
        }
        CommandRun missing = CommandRun.of(
                "backup", "copy.db", "--db", folder.resolve("none.db").toString());
        assertThat(missing.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(missing.err()).contains("none.db: there is no such file");
        assertThat(folder.resolve("none.db")).doesNotExist();
    }

    private static void push(OpenStore server, String host, AtomicInteger count, AtomicBoolean stopped) {
        while (!stopped.get()) {
            int i = count.get();
            server.push(PushBody.of(host).sample(OpenStore.START + 2L * i, "cpu.total_usage", i));
            count.incrementAndGet();
        }
    }
}
