package io.sysmon.aggregator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.aggregator.fixture.ManualClock;
import io.sysmon.aggregator.fixture.OpenStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {

    @TempDir
    Path folder;

    private Path database;

    @BeforeEach
    void makeDatabase() {
        OpenStore.in(folder, new ManualClock(OpenStore.START)).close();
        database = folder.resolve("aggregator.db");
    }

    @Test
    void writerSyncsEveryCommit() throws SQLException {
        try (Connection connection = Connections.openWriting(database)) {
            assertThat(pragma(connection, "synchronous")).isEqualTo("2");
            assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(connection, "busy_timeout")).isEqualTo("10000");
            assertThat(pragma(connection, "cache_size")).isEqualTo("-32768");
            assertThat(pragma(connection, "journal_size_limit")).isEqualTo("67108864");
            assertThat(pragma(connection, "temp_store")).isEqualTo("2");
        }
    }

    @Test
    void everyPooledReaderHasItsSettingsAndCannotWrite() {
        try (Readers readers = new Readers(database)) {
            readAtOnce(readers, Readers.POOL_SIZE, new ArrayList<>());
        }
    }

    @Test
    void databaseIsReadableWhileAllReadersAreBusy() {
        Problems problems = new Problems(new ManualClock(OpenStore.START), database, id -> "");
        try (Readers readers = new Readers(database)) {
            Runs runs = new Runs(database, readers, problems);

            assertThat(whileBusy(readers, Readers.POOL_SIZE, runs::areReadable)).isTrue();
            assertThat(problems.newestFirst()).isEmpty();
        }
    }

    @Test
    void databaseThatIsGoneIsNotReadable() {
        Problems problems = new Problems(new ManualClock(OpenStore.START), database, id -> "");
        try (Readers readers = new Readers(database)) {
            Runs runs = new Runs(folder.resolve("missing.db"), readers, problems);

            assertThat(runs.areReadable()).isFalse();
            assertThat(problems.newestFirst())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).startsWith("cannot read the database"));
        }
    }

    @Test
    void neitherMakesAFileThatIsNotThere() {
        Path missing = folder.resolve("missing.db");

        assertThatThrownBy(() -> Connections.openWriting(missing).close()).isInstanceOf(SQLException.class);
        assertThat(missing).doesNotExist();
    }

    /** Takes one connection inside the other, so that each one of the pool is looked at. */
    private static void readAtOnce(Readers readers, int left, List<Connection> seen) {
        if (left == 0) {
            assertThat(seen).hasSize(Readers.POOL_SIZE);
            return;
        }
        readers.read("PRAGMA", connection -> {
            assertThat(pragma(connection, "busy_timeout")).isEqualTo("10000");
            assertThat(pragma(connection, "cache_size")).isEqualTo("-4096");
            assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
            assertThat(connection.isReadOnly()).isTrue();
            assertThatThrownBy(() -> execute(connection, "DELETE FROM host")).hasMessageContaining("readonly");
            seen.add(connection);
            readAtOnce(readers, left - 1, seen);
        });
    }

    /** Asks while that many connections are taken, one inside the other. */
    private static boolean whileBusy(Readers readers, int busy, BooleanSupplier question) {
        return busy == 0
                ? question.getAsBoolean()
                : readers.get("PRAGMA", connection -> whileBusy(readers, busy - 1, question));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getString(1) : "none";
        }
    }
}
