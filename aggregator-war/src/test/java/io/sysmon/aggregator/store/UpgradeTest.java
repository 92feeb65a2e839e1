package io.sysmon.aggregator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistoryScope;
import io.sysmon.aggregator.domain.HistorySeries;
import io.sysmon.aggregator.domain.Host;
import io.sysmon.aggregator.domain.LatestSamples;
import io.sysmon.aggregator.fixture.KnownContent;
import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that programs of each schema version wrote are opened, read, written to and sealed by this one. A file never
 * changes; a new migration needs one more: {@code -Dgolden.update} writes it with the program that first has the migration.
 */
class UpgradeTest {

    private static final Path MIGRATIONS = Path.of("../db/migration");
    private static final Path FILES = Path.of("src/test/resources/io/sysmon/aggregator/store");
    private static final long HOUR = RunWindow.SECONDS;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(KnownContent.TO + 300);

    static List<Integer> versions() throws IOException {
        List<Integer> versions = new ArrayList<>();
        try (var files = Files.newDirectoryStream(MIGRATIONS, "V*.sql")) {
            files.forEach(file ->
                    versions.add(Integer.valueOf(file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"))));
        }
        return versions.stream().sorted().toList();
    }

    @BeforeEach
    void writeAFileOfTheNewestVersionOnPurposeOnly() throws IOException {
        List<Integer> versions = versions();
        Path file = FILES.resolve(name(versions.get(versions.size() - 1)));
        if (System.getProperty("golden.update") == null || Files.exists(file)) {
            return;
        }
        ManualClock then = new ManualClock(KnownContent.FROM);
        OpenStore store = OpenStore.in(Files.createDirectory(folder.resolve("new")), then);
        KnownContent.pushTo(store, then);
        sealFirstHours(store);
        store.close();
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            Files.copy(store.database(), out);
        }
    }

    @Test
    void thereIsAFileOfEveryVersionThatEverLanded() throws IOException {
        for (int version : versions()) {
            assertThat(FILES.resolve(name(version))).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everythingInTheFileIsReadAsItWasWritten(int version) throws IOException {
        try (OpenStore store = open(version)) {
            assertHosts(store);
            assertSamples(store);
            assertLatest(store, KnownContent.TO);
            assertSound(store);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theFileIsWrittenToSealedAndRolledUp(int version) throws IOException {
        try (OpenStore store = open(version)) {
            long next = KnownContent.TO + KnownContent.STEP_SECONDS;
            store.push(PushBody.of("web1").sample(next, "load.1m", 3.5));
            store.push(PushBody.of("new1").sample(next, "load.1m", 4.5));

            sealAll(store);

            assertThat(store.select("SELECT count(*) FROM run WHERE sealed <> 1"))
                    .isEqualTo("0");
            assertSamples(store);
            assertMinutes(store);
            assertSound(store);
        }
        try (OpenStore again = OpenStore.in(folder, clock)) {
            assertSamples(again);
            assertThat(again.store().hosts().registered()).hasSize(4);
        }
    }

    private OpenStore open(int version) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(FILES.resolve(name(version))))) {
            Files.copy(in, folder.resolve("aggregator.db"));
        }
        return OpenStore.in(folder, clock);
    }

    private static String name(int version) {
        return "schema-v" + version + ".db.gz";
    }

    private static void sealFirstHours(OpenStore store) {
        await().until(() -> {
            store.hurryLatest();
            store.store().sealing().freshWindows().stream()
                    .filter(window -> window.start() < KnownContent.FROM + 2 * HOUR)
                    .forEach(window -> store.store().sealing().seal(window));
            return store.store().sealing().freshWindows().stream()
                    .allMatch(window -> window.start() == KnownContent.FROM + 2 * HOUR);
        });
    }

    private static void sealAll(OpenStore store) {
        await().until(() -> {
            store.hurryLatest();
            store.store().sealing().freshWindows().forEach(store.store().sealing()::seal);
            return store.store().sealing().freshWindows().isEmpty();
        });
    }

    private static void assertHosts(OpenStore store) {
        for (String name : KnownContent.HOSTS) {
            Host host = Objects.requireNonNull(store.store().hosts().find(name)).describe(KnownContent.TO);
            assertThat(host.version()).isEqualTo("0.5.0");
            assertThat(host.platform()).isEqualTo("Linux 6.1");
            assertThat(host.tags()).containsEntry("role", name.substring(0, 2));
            assertThat(host.firstSeen()).isEqualTo(KnownContent.FROM + 300);
        }
        assertThat(store.store().hosts().registered()).hasSize(KnownContent.HOSTS.size());
    }

    private static void assertSamples(OpenStore store) {
        for (String host : KnownContent.HOSTS) {
            List<HistorySeries> all = history(store, host, 10_000);
            assertThat(all).hasSize(KnownContent.METRICS.size());
            for (HistorySeries series : all) {
                String metric = series.key().metricType();
                assertThat(series.key().tags()).isEqualTo(KnownContent.tagsOf(metric));
                assertThat(series.size())
                        .isEqualTo((int) ((KnownContent.TO - KnownContent.FROM) / KnownContent.STEP_SECONDS + 1));
                for (int i = 0; i < series.size(); i++) {
                    assertThat(series.values()[i]).isEqualTo(KnownContent.value(host, metric, series.timestamps()[i]));
                }
            }
        }
    }

    private static void assertMinutes(OpenStore store) {
        for (String host : KnownContent.HOSTS) {
            for (HistorySeries series : history(store, host, 150)) {
                assertThat(series.size()).isBetween(100, 150);
                for (int i = 0; i + 1 < series.size(); i++) {
                    long minute = series.timestamps()[i];
                    String metric = series.key().metricType();
                    double first = KnownContent.value(host, metric, minute);
                    double sum = first
                            + KnownContent.value(host, metric, minute + 20)
                            + KnownContent.value(host, metric, minute + 40);
                    assertThat(series.values()[i]).isCloseTo(sum / 3, within(1e-6 * Math.abs(sum) + 1e-12));
                }
            }
        }
    }

    private static void assertLatest(OpenStore store, long timestamp) {
        LatestSamples latest = store.latest().ofHost("web2", List.of()).orElseThrow();
        assertThat(latest.timestamps()).containsOnly(timestamp);
        for (int i = 0; i < latest.values().length; i++) {
            assertThat(latest.values()[i])
                    .isEqualTo(KnownContent.value("web2", latest.series().get(i).metricType(), timestamp));
        }
    }

    private void assertSound(OpenStore store) {
        List<String> problems = new ArrayList<>();
        Check.Result result = new Check(problems::add, Progress.UNWATCHED).run(store.database());
        assertThat(problems).isEmpty();
        assertThat(result.runs()).isPositive();
    }

    private static List<HistorySeries> history(OpenStore store, String host, int points) {
        HistoryScope scope = new HistoryScope.Named(List.of(host));
        return store.history()
                .query(new HistoryRequest(scope, List.of(), null, KnownContent.FROM, KnownContent.TO, points))
                .series();
    }
}
