package io.sysmon.aggregator.store;

import io.sysmon.aggregator.domain.AccessToken;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The tokens of a database, for whoever adds and revokes them, whether or not a server runs on it: each statement is a
 * short transaction of its own, which a server's waits for. Whoever opens it closes it. Confined to one thread.
 */
public final class TokenBook implements AutoCloseable {

    private final Path database;
    private final Connection connection;

    private TokenBook(Path database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /**
     * Opens the tokens of a database.
     *
     * @throws StoreException when there is no database yet, or it has another schema than this program's
     */
    public static TokenBook open(Path file) {
        Path database = DatabaseFile.realPath(file);
        new DatabaseFile(database).requireReadable();
        Schema.requireCurrent(database);
        try {
            return new TokenBook(database, Connections.writing(database).getConnection());
        } catch (SQLException failed) {
            throw new StoreException("cannot open " + database, failed);
        }
    }

    /** All tokens in order of their names. */
    public List<AccessToken> list() {
        return run("SELECT_TOKENS", () -> TokenTable.readAll(connection));
    }

    /** Adds one and returns whether it was added: not when there is one of its name already. */
    public boolean add(AccessToken token) {
        return run("INSERT_TOKEN", () -> TokenTable.insert(connection, token));
    }

    /** Takes one away and returns whether there was one of this name. */
    public boolean revoke(String name) {
        return run("DELETE_TOKEN", () -> TokenTable.delete(connection, name));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new StoreException("cannot close " + database, failed);
        }
    }

    private <T> T run(String name, Statements<T> statements) {
        try {
            return statements.run();
        } catch (SQLException failed) {
            throw new StoreException(name + " failed on " + database, failed);
        }
    }

    /** Statements on the connection. */
    @FunctionalInterface
    private interface Statements<T> {
        T run() throws SQLException;
    }
}
