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
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/**
 * Opens the SQLite file with its schema. A commit is durable when it returns ({@code synchronous=FULL}). A file that is
 * damaged is moved aside and a fresh one begun: a host must be seen whatever became of its past.
 */
final class OutboxFile {

    private static final Logger log = LoggerFactory.getLogger(OutboxFile.class);

    static final int SCHEMA_VERSION = 2;
    private static final String DAMAGED = ".damaged";

    /** Before all others, in a file that nothing was written to; it writes, which a full disk has no room for. */
    private static final String OF_A_FRESH_FILE = "PRAGMA auto_vacuum = INCREMENTAL";

    private static final List<String> PRAGMAS = List.of(
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA busy_timeout = 2000",
            "PRAGMA cache_size = -512",
            "PRAGMA wal_autocheckpoint = 256",
            "PRAGMA journal_size_limit = 2097152");

    /** Needs no file for the memory that processes share, which a full disk has no room for. */
    private static final String ALONE = "PRAGMA locking_mode = EXCLUSIVE";

    private static final Set<Integer> DAMAGE =
            Set.of(SQLiteErrorCode.SQLITE_CORRUPT.code, SQLiteErrorCode.SQLITE_NOTADB.code);
    private static final Set<Integer> NO_ROOM = Set.of(
            SQLiteErrorCode.SQLITE_FULL.code, SQLiteErrorCode.SQLITE_IOERR.code, SQLiteErrorCode.SQLITE_CANTOPEN.code);
    private static final int PRIMARY_CODE = 0xff;

    private OutboxFile() {}

    /**
     * An open file.
     *
     * @param alone whether no other process can read it meanwhile: it was opened on a full disk
     */
    record Opened(Connection connection, boolean alone) {}

    /**
     * Opens the file, and makes it where there is none.
     *
     * @throws OutboxException when it cannot be written, or a newer agent made it
     */
    static Opened open(Path file) {
        NativeLibrary.useBeside(file);
        try {
            return openWell(file);
        } catch (SQLException failure) {
            if (isDamage(failure)) {
                setAside(file, failure);
                return openFresh(file, failure);
            }
            if (isNoRoom(failure)) {
                return openAlone(file, failure);
            }
            throw new OutboxException("cannot open outbox " + file, failure);
        }
    }

    /** Whether the file or what is in it is no SQLite database any more. */
    static boolean isDamage(Exception failure) {
        return failure instanceof SQLException sql && DAMAGE.contains(sql.getErrorCode() & PRIMARY_CODE);
    }

    /** Whether the disk has no room for what was written, or for a file. */
    static boolean isNoRoom(SQLException failure) {
        return NO_ROOM.contains(failure.getErrorCode() & PRIMARY_CODE);
    }

    /** Whether there is no file yet, or nothing in it. */
    static boolean isFresh(Path file) {
        return file.toFile().length() == 0;
    }

    /**
     * Moves the file and its log out of the way.
     *
     * @throws OutboxException when they cannot be moved
     */
    static void setAside(Path file, Exception damage) {
        Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(sibling(aside, "-wal"));
            if (Files.exists(sibling(file, "-wal"))) {
                Files.move(sibling(file, "-wal"), sibling(aside, "-wal"));
            }
            Files.deleteIfExists(sibling(file, "-shm"));
        } catch (IOException failure) {
            failure.addSuppressed(damage);
            throw new OutboxException("cannot move the damaged outbox " + file + " aside", failure);
        }
        log.error("outbox {} is damaged ({}): moved to {}, a fresh one is begun", file, damage.getMessage(), aside);
    }

    private static Opened openWell(Path file) throws SQLException {
        WriteAheadLog wal = WriteAheadLog.of(sibling(file, "-wal"));
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        return new Opened(closingOnFailure(connection, () -> prepare(file, connection, wal)), false);
    }

    private static Opened openFresh(Path file, SQLException damage) {
        try {
            return openWell(file);
        } catch (SQLException failure) {
            failure.addSuppressed(damage);
            throw new OutboxException("cannot begin a fresh outbox " + file + " in place of the damaged one", failure);
        }
    }

    private static Opened openAlone(Path file, SQLException noRoom) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            closingOnFailure(connection, () -> {
                execute(connection, List.of(ALONE));
                prepare(file, connection, WriteAheadLog.NONE);
            });
            log.error("outbox {} cannot be written ({}): new ticks wait in memory", file, noRoom.getMessage());
            return new Opened(connection, true);
        } catch (SQLException failure) {
            noRoom.addSuppressed(failure);
            throw new OutboxException("cannot open outbox " + file, noRoom);
        }
    }

    private static void prepare(Path file, Connection connection, WriteAheadLog wal) throws SQLException {
        if (isFresh(file)) {
            execute(connection, List.of(OF_A_FRESH_FILE));
        }
        execute(connection, PRAGMAS);
        if (wal.hasLost(connection)) {
            copyAside(wal, file);
            requireSound(connection);
        }
        prepareSchema(file, connection);
    }

    private static void execute(Connection connection, List<String> pragmas) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String pragma : pragmas) {
                statement.execute(pragma);
            }
        }
    }

    /** What is done to a connection that nobody has yet. */
    @FunctionalInterface
    private interface Preparation {
        void run() throws SQLException;
    }

    private static Connection closingOnFailure(Connection connection, Preparation preparation) throws SQLException {
        try {
            preparation.run();
            return connection;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private static void prepareSchema(Path file, Connection connection) throws SQLException {
        int version = versionOf(connection);
        if (version > SCHEMA_VERSION) {
            throw new OutboxException("cannot use outbox " + file + ": it has schema " + version
                    + ", made by a newer agent; this one knows up to " + SCHEMA_VERSION);
        }
        connection.setAutoCommit(false);
        for (int next = version + 1; next <= SCHEMA_VERSION; next++) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(schema(next));
            }
            connection.commit();
        }
    }

    /** The schema of the file. */
    static int versionOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    private static void copyAside(WriteAheadLog wal, Path file) throws SQLException {
        Path copy = sibling(file, "-wal" + DAMAGED);
        try {
            Files.copy(wal.file(), copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new SQLException("cannot copy the damaged log to " + copy, failure);
        }
        log.error(
                "the log of outbox {} is damaged: what was written last is lost; the log is copied to {}", file, copy);
    }

    /** A log that ends early may leave pages in the file that do not fit each other. */
    private static void requireSound(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            String verdict = row.getString(1);
            if (!verdict.equals("ok")) {
                throw new SQLException(verdict, null, SQLiteErrorCode.SQLITE_CORRUPT.code);
            }
        }
    }

    private static String schema(int version) {
        String name = "schema-" + version + ".sql";
        try (InputStream sql = Objects.requireNonNull(OutboxFile.class.getResourceAsStream(name))) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read " + name + " from the agent's own jar", unreadable);
        }
    }

    private static Path sibling(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
