package io.sysmon.agent.outbox;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The outbox's file: opened when it is needed, and replaced by a fresh one when it turns out to be damaged. Guarded by
 * the outbox.
 */
final class OutboxStorage implements AutoCloseable {

    private final Path file;
    private Runnable whenBegunAfresh = () -> {};
    private @Nullable Tables tables;
    private boolean alone;

    OutboxStorage(Path file) {
        this.file = file;
    }

    /** Statements of one transaction; run once more, on the fresh file, when the first time shows damage. */
    @FunctionalInterface
    interface SqlWork<T> {
        T run(Tables tables) throws SQLException;
    }

    /** Is told when what the file held is gone, before the work at hand is done on the fresh one. */
    void whenBegunAfresh(Runnable listener) {
        whenBegunAfresh = listener;
    }

    /** Whether there is no file yet, or nothing in it. */
    boolean isFresh() {
        return OutboxFile.isFresh(file);
    }

    /**
     * Does {@code work} and commits.
     *
     * @param what for the message: "cannot WHAT outbox FILE"
     * @throws OutboxException when it could not be done; then nothing of it was
     */
    <T> T inTransaction(String what, SqlWork<T> work) {
        try {
            return attempt(work);
        } catch (SQLException | RuntimeException failure) {
            if (!OutboxFile.isDamage(failure)) {
                throw failed(what, failure);
            }
            beginAfresh(failure);
        }
        try {
            return attempt(work);
        } catch (SQLException | RuntimeException failure) {
            throw failed(what, failure);
        }
    }

    /** The disk takes writes again: a file that was opened for this process alone may be read by others again. */
    void share() {
        if (alone) {
            alone = false;
            closeQuietly(null);
        }
    }

    @Override
    public void close() {
        Tables open = tables;
        tables = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (SQLException failure) {
            throw new OutboxException("cannot close outbox " + file, failure);
        }
    }

    private <T> T attempt(SqlWork<T> work) throws SQLException {
        Tables open = open();
        try {
            T result = work.run(open);
            open.commit();
            return result;
        } catch (SQLException | RuntimeException failure) {
            rollBack(open, failure);
            throw failure;
        }
    }

    private Tables open() throws SQLException {
        Tables open = tables;
        if (open == null) {
            OutboxFile.Opened opened = OutboxFile.open(file);
            open = new Tables(opened.connection());
            alone = opened.alone();
            tables = open;
        }
        return open;
    }

    private void beginAfresh(Exception damage) {
        closeQuietly(damage);
        OutboxFile.setAside(file, damage);
        whenBegunAfresh.run();
    }

    private void closeQuietly(@Nullable Exception cause) {
        try {
            close();
        } catch (OutboxException second) {
            if (cause != null) {
                cause.addSuppressed(second);
            }
        }
    }

    /**
     * On a full disk SQLite may have rolled back by itself, and then this fails and no transaction can be begun on the
     * connection any more: the next one is on a new connection.
     */
    private void rollBack(Tables open, Exception failure) {
        try {
            open.rollBack();
        } catch (SQLException second) {
            failure.addSuppressed(second);
            closeQuietly(failure);
        }
    }

    private OutboxException failed(String what, Exception failure) {
        return failure instanceof OutboxException known
                ? known
                : new OutboxException("cannot " + what + " outbox " + file, failure);
    }
}
