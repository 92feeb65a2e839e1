package io.sysmon.aggregator.store;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.aggregator.domain.Host;
import io.sysmon.aggregator.domain.HostQuery;
import io.sysmon.aggregator.domain.LatestSamples;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import io.sysmon.aggregator.fixture.StoreTestCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecoveryTest extends StoreTestCase {

    @Test
    void everythingAcknowledgedIsThereAfterTheProcessIsKilled() {
        store.push(
                PushBody.of("web").tags(Map.of("role", "web")).version("0.5.0").platform("Linux"));
        for (int push = 0; push < 20; push++) {
            clock.advance(10);
            store.push(PushBody.of("web").sample(clock.now(), "cpu.total_usage", push));
            store.push(PushBody.of("db").sample(clock.now(), "memory.used_bytes", 100 + push));
        }

        try (OpenStore afterKill = openCopyOfFiles()) {
            assertThat(hosts(afterKill)).isEqualTo(hosts(store));
            assertThat(afterKill.latest().ofAllHosts(List.of()))
                    .isEqualTo(store.latest().ofAllHosts(List.of()));
            assertThat(afterKill.fleet().summary()).isEqualTo(store.fleet().summary());
        }
    }

    @Test
    void aClockThatRanAheadStaysOverruledAfterTheProcessIsKilled() {
        store.push(PushBody.of("h").sample(START + 4000, "m", 1));
        store.push(PushBody.of("h").sample(START + 2, "m", 2));

        try (OpenStore afterKill = openCopyOfFiles()) {
            assertThat(latest(afterKill).timestamps()).containsExactly(START + 2);
        }
    }

    @Test
    void theTableFollowsMemoryWithinMomentsAndTheMarkFollowsTheTable() {
        store.push(PushBody.of("h").sample(START, "m", 1));
        store.push(PushBody.of("h").sample(START + 2, "m", 2));

        await().untilAsserted(() -> assertThat(store.select("SELECT value FROM metrics WHERE metric_type = 'm'"))
                .isEqualTo("2.0"));
        assertThat(store.select("SELECT run_id FROM latest_mark")).isEqualTo("2");
    }

    @Test
    void theTableIsCompleteAfterAnOrderlyClose() {
        store.push(PushBody.of("h").sample(START, "m", 1).sample(START, "n", 2));
        store.close();

        assertThat(store.select("SELECT sum(value) FROM metrics")).isEqualTo("3.0");
        assertThat(store.select("SELECT run_id FROM latest_mark")).isEqualTo("1");
    }

    @Test
    void theTableCanBeMadeAnewFromTheRuns() {
        store.push(PushBody.of("h").sample(START, "m", 1).sample(START, "n", 2));
        store.push(PushBody.of("h").sample(START + 2, "m", 3));
        LatestSamples before = latest(store);
        store.close();
        store.execute("DELETE FROM latest");
        store.execute("UPDATE latest_mark SET run_id = 0");

        store = OpenStore.in(folder, clock);

        assertThat(latest(store)).isEqualTo(before);
    }

    @Test
    void aDamagedRunIsNamedAndCostsItselfAlone() {
        store.push(PushBody.of("h").sample(START, "m", 1));
        store.push(PushBody.of("h").sample(START + 2, "m", 2));
        store.push(PushBody.of("h").sample(START + 4, "m", 3));
        store.close();
        store.execute("UPDATE run SET samples = x'00ff00ff' WHERE id = 2");
        store.execute("DELETE FROM latest");
        store.execute("UPDATE latest_mark SET run_id = 0");

        store = OpenStore.in(folder, clock);

        assertThat(latest(store).values()).containsExactly(3);
        assertThat(store.store().status().integrity().damaged()).isEqualTo(1);
        assertThat(store.store().status().problems().get(0).message()).startsWith("cannot read run 2 of h");
    }

    @Test
    void numbersOfRunsGoOnAfterAllRunsAreGone() {
        store.push(PushBody.of("h").sample(START, "m", 1));
        store.push(PushBody.of("h").sample(START + 2, "m", 1));
        store.close();
        store.execute("DELETE FROM run");

        store = OpenStore.in(folder, clock);
        store.push(PushBody.of("h").sample(START + 4, "m", 1));

        assertThat(store.select("SELECT id FROM run")).isEqualTo("3");
    }

    @Test
    void numbersOfSeriesAreNeverGivenAway() {
        store.push(PushBody.of("h").sample(START, "old", 1));
        store.close();
        store.execute("DELETE FROM series");
        store.execute("DELETE FROM latest");
        store.execute("DELETE FROM run");

        store = OpenStore.in(folder, clock);
        store.push(PushBody.of("h").sample(START, "new", 1));

        assertThat(store.select("SELECT id FROM series")).isEqualTo("2");
    }

    /** The files as they are at this moment, as a killed process leaves them. */
    private OpenStore openCopyOfFiles() {
        Path copies = folder.resolve("copies");
        try {
            Files.createDirectory(copies);
            for (String suffix : List.of("", "-wal")) {
                String name = "aggregator.db" + suffix;
                Files.copy(folder.resolve(name), copies.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return OpenStore.in(copies, clock);
    }

    private static List<Host> hosts(OpenStore of) {
        return of.hosts().list(HostQuery.ALL).hosts();
    }

    private static LatestSamples latest(OpenStore of) {
        return of.latest().ofHost("h", List.of()).orElseThrow();
    }
}
