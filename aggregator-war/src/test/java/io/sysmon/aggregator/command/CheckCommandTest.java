package io.sysmon.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistoryScope;
import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import io.sysmon.aggregator.store.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final String FLIP_A_BYTE = "UPDATE run SET samples = CAST(substr(samples, 1, length(samples) - 1)"
            + " || CASE substr(samples, -1) WHEN x'01' THEN x'02' ELSE x'01' END AS BLOB)";

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(OpenStore.START + 7200);
    private Path database;

    @BeforeEach
    void fill() {
        try (OpenStore server = OpenStore.in(folder, clock)) {
            database = server.database();
            for (int i = 0; i < 20; i++) {
                server.push(PushBody.of("web1").sample(OpenStore.START + i, "cpu.total_usage", 10.5 + i));
                server.push(PushBody.of("web2").sample(OpenStore.START + i, "cpu.total_usage", 20.5 + i));
            }
        }
    }

    @Test
    void findsNothingInASoundDatabaseWithAServerOnIt() {
        try (OpenStore server = OpenStore.in(folder, clock)) {
            server.push(PushBody.of("web3").sample(OpenStore.START, "cpu.total_usage", 1));

            CommandRun run = CommandRun.of("check", "--db", database.toString());

            assertThat(run.out())
                    .isEqualToIgnoringNewLines("checked 41 runs and 0 roll-ups of " + database + ": no problem");
            assertThat(run.status()).isZero();
        }
    }

    @Test
    void namesARunWithAFlippedByteByHostAndSpan() {
        OpenStore.execute(database, FLIP_A_BYTE + " WHERE id = 3");

        CommandRun run = CommandRun.of("check", "--db", database.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.out())
                .contains("run 3 of web1, 2023-02-07T00:00:01Z to 2023-02-07T00:00:01Z: ", "checksum")
                .contains("checked 40 runs and 0 roll-ups of " + database + ": 1 problem");
    }

    @Test
    void aFlippedByteCostsThatRunAloneInQueriesAndExportsAndTheLossIsNamed() {
        OpenStore.execute(database, FLIP_A_BYTE + " WHERE id = 3");

        CommandRun export = CommandRun.of("export", "--format", "csv", "--db", database.toString());

        assertThat(export.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(export.err()).contains("run 3 of web1 is left out", "exported 39 samples of 2 hosts");
        try (OpenStore server = OpenStore.in(folder, clock)) {
            assertThat(server.store().isReadable()).isTrue();
            assertThat(secondsOf(server, "web1")).hasSize(19);
            assertThat(secondsOf(server, "web2")).hasSize(20);
            assertThat(server.store().status().problems())
                    .anySatisfy(problem -> assertThat(problem.message()).contains("run 3"));
        }
    }

    @Test
    void countsTheProblemsThatItDoesNotName() {
        OpenStore.execute(
                database,
                "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1199) INSERT INTO run"
                        + " (id, host_id, from_ts, to_ts, sealed, samples) SELECT i, 1, 1675728000, 1675728000, 0, x'00' FROM n");

        CommandRun run = CommandRun.of("check", "--db", database.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.out()).contains("200 problems").hasLineCount(CheckCommand.MOST_NAMED + 1);
    }

    @Test
    void namesARunOfASeriesThatTheDictionaryLacksAndARollupThatIsNone() {
        OpenStore.execute(database, "DELETE FROM series");
        OpenStore.execute(
                database,
                "INSERT INTO rollup (host_id, step, from_ts, to_ts, buckets)"
                        + " VALUES (1, 60, 1675728000, 1675731599, x'0102')");

        CommandRun run = CommandRun.of("check", "--db", database.toString());

        assertThat(run.out())
                .contains("run 1 of web1", "names series 1, which the dictionary does not have")
                .contains("roll-up 1 of web1, 2023-02-07T00:00:00Z to 2023-02-07T00:59:59Z: ");
    }

    @Test
    void namesBrokenStructures() throws IOException {
        String page = OpenStore.select(database, "SELECT rootpage FROM sqlite_schema WHERE name = 'run_of_host'");
        try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
            file.seek((Long.parseLong(page) - 1) * 4096);
            file.write(new byte[] {99, 99, 99, 99});
        }

        CommandRun run = CommandRun.of("check", "--db", database.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.out()).contains("structures: ");
    }

    @Test
    void namesAFileThatWasCutShort() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
            file.setLength(file.length() - 4096);
        }

        assertFailed("it is cut short");
    }

    @Test
    void namesAHeaderThatIsNone() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
            file.write('X');
        }

        assertFailed("it does not begin as an SQLite database does");
    }

    @Test
    void namesASchemaThatIsNewerThanTheProgram() {
        OpenStore.execute(database, """
                INSERT INTO flyway_schema_history
                       (installed_rank, version, description, type, script, installed_by, execution_time, success)
                VALUES (99, '99', 'of the future', 'SQL', 'V99__of_the_future.sql', '', 0, 1)
                """);

        assertFailed("its schema is version 99");
        assertThatThrownBy(() -> OpenStore.in(folder, clock))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("its schema is version 99");
    }

    @Test
    void namesAFileThatIsNotThereAndMakesNone() {
        CommandRun run = CommandRun.of("check", folder.resolve("none.db").toString());

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.out()).contains("there is no such file");
        assertThat(Files.exists(folder.resolve("none.db"))).isFalse();
    }

    private static long[] secondsOf(OpenStore server, String host) {
        HistoryScope scope = new HistoryScope.Named(List.of(host));
        return server.history()
                .query(new HistoryRequest(scope, List.of(), null, OpenStore.START, OpenStore.START + 19, 100))
                .series()
                .get(0)
                .timestamps();
    }

    private void assertFailed(String problem) {
        CommandRun run = CommandRun.of("check", "--db", database.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.out()).contains(problem);
    }
}
