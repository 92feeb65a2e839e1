package io.sysmon.aggregator.store;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistoryScope;
import io.sysmon.aggregator.domain.StoreLimits;
import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import io.sysmon.aggregator.ingest.IngestUnavailableException;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterTest {

    private static final int THREADS = 8;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(START + 10_000);
    private OpenStore store;

    @BeforeEach
    void open() {
        store = OpenStore.in(folder, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void manyPushesAtOnceAreAllStoredInFewerTransactions() throws Exception {
        int pushesEach = 50;
        inParallel(thread -> {
            for (int push = 0; push < pushesEach; push++) {
                long timestamp = START + (long) THREADS * push + thread;
                store.push(PushBody.of("own-" + thread).sample(timestamp, "m", push));
                store.push(PushBody.of("shared").sample(timestamp, "m", push));
            }
        });

        StoreStatus.Writes writes = store.store().status().writes();
        assertThat(writes.pushes()).isEqualTo(2L * THREADS * pushesEach);
        assertThat(writes.samples()).isEqualTo(2L * THREADS * pushesEach);
        assertThat(writes.commits()).isLessThanOrEqualTo(writes.pushes());
        assertThat(samplesOf("shared")).isEqualTo(THREADS * pushesEach);
        assertThat(samplesOf("own-3")).isEqualTo(pushesEach);
    }

    @Test
    void pushesAtOnceShareOneSeriesLimit() throws Exception {
        StoreSettings defaults = OpenStore.settings(folder, clock);
        store.close();
        store = OpenStore.with(new StoreSettings(
                defaults.database(), defaults.online(), new StoreLimits(100, 100, 1000, 1000, 100), 0, clock));

        inParallel(thread -> {
            PushBody body = PushBody.of("h");
            for (int series = 0; series < 50; series++) {
                body.sample(START, "m" + thread + "." + series, 1);
            }
            store.push(body);
        });

        assertThat(store.latest().ofHost("h", List.of()).orElseThrow().size()).isEqualTo(100);
        assertThat(store.select("SELECT count(*) FROM series")).isEqualTo("100");
    }

    @Test
    void aBatchThatTheDatabaseRefusesFailsAlone() throws Exception {
        store.execute("""
                CREATE TRIGGER refuse BEFORE INSERT ON host WHEN NEW.hostname LIKE 'bad%'
                BEGIN SELECT RAISE(ABORT, 'refused by the test'); END
                """);
        List<String> failed = new ArrayList<>();

        inParallel(thread -> {
            String host = (thread % 2 == 0 ? "good" : "bad") + thread;
            try {
                store.push(PushBody.of(host).sample(START, "series.of." + host, thread));
            } catch (StoreException refused) {
                synchronized (failed) {
                    failed.add(host);
                }
            }
        });

        assertThat(failed).containsExactlyInAnyOrder("bad1", "bad3", "bad5", "bad7");
        assertThat(store.select("SELECT group_concat(hostname ORDER BY hostname) FROM host"))
                .isEqualTo("good0,good2,good4,good6");
        assertThat(store.select("SELECT count(*) FROM run")).isEqualTo("4");
        assertThat(store.hosts().find("bad1")).isEmpty();
        assertThat(store.store().status().writes().failedCommits()).isZero();
    }

    @Test
    void aSeriesFirstSeenInAFailedBatchIsThereForTheNextOne() {
        store.execute("""
                CREATE TRIGGER refuse BEFORE INSERT ON host WHEN NEW.hostname = 'bad'
                BEGIN SELECT RAISE(ABORT, 'refused by the test'); END
                """);
        assertThatThrownBy(() -> store.push(PushBody.of("bad").sample(START, "shared.series", 1)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("bad")
                .hasMessageContaining("INSERT_HOST");

        store.push(PushBody.of("good").sample(START, "shared.series", 2));

        reopen();
        assertThat(store.latest().ofHost("good", List.of()).orElseThrow().values())
                .containsExactly(2);
        assertThat(samplesOf("good")).isEqualTo(1);
    }

    @Test
    void aTransactionThatIsLostIsToldToAllWhoWaitForItAndTheNextOneWorks() {
        store.push(PushBody.of("h").sample(START, "m", 1));
        store.execute("""
                CREATE TRIGGER lose BEFORE INSERT ON run WHEN NEW.from_ts = 1
                BEGIN SELECT RAISE(ROLLBACK, 'lost by the test'); END
                """);

        assertThatThrownBy(() -> store.push(PushBody.of("h").sample(1, "m", 7).sample(1, "n", 7)))
                .isInstanceOfSatisfying(
                        IngestUnavailableException.class,
                        unavailable ->
                                assertThat(unavailable.retryAfterSeconds()).isPositive());
        assertThat(store.store().status().writes().accepting()).isFalse();
        assertThat(store.store().status().problems()).isNotEmpty();

        store.push(PushBody.of("h").sample(START + 2, "m", 2));

        assertThat(store.store().status().writes().accepting()).isTrue();
        reopen();
        assertThat(store.latest().ofHost("h", List.of()).orElseThrow().values()).containsExactly(2);
        assertThat(samplesOf("h")).isEqualTo(2);
    }

    @Test
    void aTransactionThatFailedAndYetBecameDurableIsTakenOver() {
        store.push(PushBody.of("gone").sample(START, "m", 1));
        store.execute("""
                CREATE TRIGGER lose BEFORE INSERT ON run WHEN NEW.from_ts = 1
                BEGIN SELECT RAISE(ROLLBACK, 'lost by the test'); END
                """);
        assertThatThrownBy(() -> store.push(PushBody.of("h").sample(1, "m", 7)))
                .isInstanceOf(IngestUnavailableException.class);
        store.execute("""
                INSERT INTO host (id, hostname, first_seen, last_seen, tags) VALUES (77, 'h', 5, 6, '{}')
                """);
        store.execute("""
                INSERT INTO run (id, host_id, from_ts, to_ts, sealed, samples)
                SELECT 2, 77, from_ts, to_ts, 0, samples FROM run WHERE id = 1
                """);
        store.execute("DELETE FROM host WHERE hostname = 'gone'");

        store.push(PushBody.of("h").sample(START + 2, "n", 2));

        assertThat(store.hosts().find("h").orElseThrow().host().firstSeen()).isEqualTo(5);
        assertThat(store.latest().ofHost("h", List.of()).orElseThrow().values()).containsExactly(1, 2);
        assertThat(store.select("SELECT group_concat(id || ':' || host_id) FROM run"))
                .isEqualTo("1:1,2:77,3:77");
        assertThat(store.hosts().find("gone")).isEmpty();
    }

    @Test
    void whatWentWrongIsToldWithoutPathsOfTheMachine() {
        store.push(PushBody.of("h").sample(START, "m", 1));
        Problems problems = new Problems(clock, store.database(), id -> "host " + id);

        problems.report("cannot write", new IllegalStateException("no room at " + store.database()));

        assertThat(problems.newestFirst())
                .containsExactly(new StoreProblem(clock.now(), "cannot write: no room at aggregator.db"));
    }

    @Test
    void aFullDatabaseLosesNothingThatWasAcknowledgedAndIngestResumesByItself() {
        Random random = new Random(42);
        store.store().run(StepKind.KEEP, session -> {
            try (Statement statement = session.connection().createStatement()) {
                statement.execute("PRAGMA max_page_count = 60");
            }
            return () -> true;
        });

        int acknowledged = 0;
        IngestUnavailableException full = null;
        while (full == null) {
            PushBody body = PushBody.of("h");
            for (int i = 0; i < 1000; i++) {
                body.sample(START + acknowledged, "m" + i, random.nextDouble());
            }
            try {
                store.push(body);
                acknowledged++;
            } catch (IngestUnavailableException unavailable) {
                full = unavailable;
            }
        }

        assertThat(full).hasMessage("the database cannot be written");
        assertThat(acknowledged).isPositive();
        assertThat(samplesOf("h")).isEqualTo(1000 * acknowledged);
        store.push(PushBody.of("h").sample(START + acknowledged, "m0", 1));
        reopen();
        assertThat(samplesOf("h")).isEqualTo(1000 * acknowledged + 1);
    }

    @Test
    void refusesPushesWhenItsQueueIsFull() {
        WriteQueue queue = new WriteQueue(1);
        WriteTask task = new WriteTask.Step<>(StepKind.KEEP, session -> () -> 1, new CompletableFuture<>());
        queue.put(task);

        assertThatThrownBy(() -> queue.put(task))
                .isInstanceOfSatisfying(StoreUnavailableException.class, unavailable -> {
                    assertThat(unavailable).hasMessage("the write queue is full");
                    assertThat(unavailable.retryAfterSeconds()).isPositive();
                });
    }

    @Test
    void refusesPushesOnceItIsClosed() {
        store.close();

        assertThatThrownBy(() -> store.push(PushBody.of("h").sample(START, "m", 1)))
                .isInstanceOf(IngestUnavailableException.class)
                .hasMessage("the aggregator is shutting down");
    }

    private void reopen() {
        store.close();
        store = OpenStore.in(folder, clock);
    }

    private int samplesOf(String host) {
        HistoryRequest everything = new HistoryRequest(
                new HistoryScope.Named(List.of(host)), List.of(), null, 0, START + 1_000_000, 10_000);
        return store.history().query(everything).series().stream()
                .mapToInt(series -> series.size())
                .sum();
    }

    private static void inParallel(Work work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> results = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            results.add(threads.submit(() -> {
                start.await();
                work.run(number);
                return null;
            }));
        }
        start.countDown();
        for (Future<?> result : results) {
            result.get();
        }
        threads.shutdown();
    }

    @FunctionalInterface
    private interface Work {
        void run(int thread);
    }
}
