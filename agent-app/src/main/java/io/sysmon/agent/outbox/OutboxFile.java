package io.sysmon.agent.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/**
 * Opens the SQLite file with its schema. A commit is durable when it returns ({@code synchronous=FULL}). A file that is
 * damaged is moved aside and a fresh one begun: a host must be seen whatever became of its past.
 */
final class OutboxFile {

    private static final Logger log = LoggerFactory.getLogger(OutboxFile.class);

    private static final int SCHEMA_VERSION = 1;

    /** In this order: {@code auto_vacuum} holds only in a file that nothing was written to. */
    private static final List<String> PRAGMAS = List.of(
            "PRAGMA auto_vacuum = INCREMENTAL",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA busy_timeout = 2000",
            "PRAGMA cache_size = -512",
            "PRAGMA wal_autocheckpoint = 256",
            "PRAGMA journal_size_limit = 2097152");

    private OutboxFile() {}

    /**
     * Opens the file, and makes it where there is none.
     *
     * @throws OutboxException when it cannot be written, or a newer agent made it
     */
    static Connection open(Path file) {
        NativeLibrary.useBeside(file);
        try {
            return connect(file);
        } catch (SQLException failure) {
            if (!isDamage(failure)) {
                throw new OutboxException("cannot open outbox " + file, failure);
            }
            return beginAfresh(file, failure);
        }
    }

    private static Connection beginAfresh(Path file, SQLException damage) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-wal"));
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
            log.error("outbox {} is damaged ({}): moved to {}, a fresh one is begun", file, damage.getMessage(), aside);
            return connect(file);
        } catch (IOException | SQLException failure) {
            failure.addSuppressed(damage);
            throw new OutboxException("cannot begin a fresh outbox " + file + " in place of the damaged one", failure);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            for (String pragma : PRAGMAS) {
                statement.execute(pragma);
            }
            prepareSchema(file, connection, statement);
            return connection;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private static void prepareSchema(Path file, Connection connection, Statement statement) throws SQLException {
        int version = versionOf(statement);
        if (version > SCHEMA_VERSION) {
            throw new OutboxException("cannot use outbox " + file + ": it has schema " + version
                    + ", made by a newer agent; this one knows up to " + SCHEMA_VERSION);
        }
        connection.setAutoCommit(false);
        if (version == 0) {
            statement.executeUpdate(schema());
            connection.commit();
        }
    }

    private static int versionOf(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    private static String schema() {
        try (InputStream sql = Objects.requireNonNull(OutboxFile.class.getResourceAsStream("schema.sql"))) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read schema.sql from the agent's own jar", unreadable);
        }
    }

    private static boolean isDamage(SQLException failure) {
        int primaryCode = failure.getErrorCode() & 0xff;
        return primaryCode == SQLiteErrorCode.SQLITE_CORRUPT.code || primaryCode == SQLiteErrorCode.SQLITE_NOTADB.code;
    }
}
