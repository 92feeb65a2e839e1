package io.sysmon.agent.outbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/** Reads an outbox beside the agent that uses it: takes no lock of the agent's and writes nothing. One thread. */
public final class OutboxReader implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 2000;

    private final Path file;
    private final Connection connection;

    private OutboxReader(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens the outbox.
     *
     * @throws OutboxException when there is none, or it cannot be read
     */
    public static OutboxReader open(Path path) {
        Path file = path.toAbsolutePath();
        if (!Files.isReadable(file)) {
            throw new OutboxException("cannot read outbox " + file + ": "
                    + (Files.exists(file) ? "permission denied" : "there is no such file"));
        }
        NativeLibrary.useBeside(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MILLIS);
        try {
            return new OutboxReader(file, config.createConnection("jdbc:sqlite:" + file));
        } catch (SQLException failure) {
            throw new OutboxException("cannot read outbox " + file, failure);
        }
    }

    /** The id that the outbox was given when it was made; empty where there is none that can be read. */
    public static Optional<String> instanceOf(Path file) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (OutboxReader reader = open(file)) {
            return Optional.of(reader.instance());
        } catch (OutboxException unreadable) {
            return Optional.empty();
        }
    }

    /** The id that the outbox was given when it was made. */
    public String instance() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT instance FROM identity")) {
            return row.getString(1);
        } catch (SQLException failure) {
            throw new OutboxException("cannot read outbox " + file, failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new OutboxException("cannot close outbox " + file, failure);
        }
    }
}
