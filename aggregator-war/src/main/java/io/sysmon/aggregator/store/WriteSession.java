package io.sysmon.aggregator.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The writing connection with its prepared statements, from its opening to its first failed transaction. Confined to the
 * writer's thread.
 */
final class WriteSession implements AutoCloseable {

    private final Connection connection;
    private final WriteStatement savepoint;
    private final WriteStatement release;
    private final WriteStatement rollbackTo;
    private final HostTable hosts;
    private final SeriesTable series;
    private final RunTable runs;
    private final LatestTable latest;
    private final ForgottenTable forgotten;
    private final SealingTable sealing;
    private final RetentionTable retention;

    private WriteSession(Connection connection) throws SQLException {
        this.connection = connection;
        savepoint = new WriteStatement(connection, "SAVEPOINT", "SAVEPOINT batch");
        release = new WriteStatement(connection, "RELEASE", "RELEASE batch");
        rollbackTo = new WriteStatement(connection, "ROLLBACK_TO", "ROLLBACK TO batch");
        hosts = new HostTable(connection);
        series = new SeriesTable(connection);
        runs = new RunTable(connection);
        latest = new LatestTable(connection);
        forgotten = new ForgottenTable(connection);
        sealing = new SealingTable(connection);
        retention = new RetentionTable(connection);
    }

    static WriteSession open(Path database) throws SQLException {
        Connection connection = Connections.openWriting(database);
        try {
            return new WriteSession(connection);
        } catch (SQLException failed) {
            closeAfter(connection, failed);
            throw failed;
        }
    }

    HostTable hosts() {
        return hosts;
    }

    SeriesTable series() {
        return series;
    }

    RunTable runs() {
        return runs;
    }

    LatestTable latest() {
        return latest;
    }

    ForgottenTable forgotten() {
        return forgotten;
    }

    SealingTable sealing() {
        return sealing;
    }

    RetentionTable retention() {
        return retention;
    }

    Connection connection() {
        return connection;
    }

    /** Begins a batch within the transaction. */
    void beginBatch() throws SQLException {
        savepoint.update();
    }

    /** Keeps the batch, should the transaction be committed. */
    void keepBatch() throws SQLException {
        release.update();
    }

    /** Takes the batch back and nothing else. */
    void dropBatch() throws SQLException {
        rollbackTo.update();
        release.update();
    }

    /** Makes the transaction durable. */
    void commit() throws SQLException {
        connection.commit();
    }

    /** Takes the transaction back and closes; what also fails then is added to {@code failed}. */
    void abandon(Throwable failed) {
        closeAfter(connection, failed);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static void closeAfter(Connection connection, Throwable failed) {
        try {
            connection.close();
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }
}
