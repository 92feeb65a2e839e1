package io.sysmon.aggregator.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/**
 * How connections to the database are set up. Every pragma travels as a property of the data source, since the driver
 * runs only the first statement of an initial SQL text.
 */
final class Connections {

    /** A log that grew beyond this is cut back to it when it starts over. */
    static final int JOURNAL_SIZE_LIMIT_BYTES = 64 << 20;

    private static final int BUSY_TIMEOUT_MILLIS = 10_000;
    private static final int WRITER_CACHE_KIB = 32 << 10;
    private static final int READER_CACHE_KIB = 4 << 10;

    private Connections() {}

    /** For the writer: durable at every commit. */
    static SQLiteDataSource writing(Path database) {
        SQLiteConfig config = common(WRITER_CACHE_KIB);
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setJournalSizeLimit(JOURNAL_SIZE_LIMIT_BYTES);
        config.setTransactionMode(TransactionMode.DEFERRED);
        return source(database, config);
    }

    /** As {@link #writing}, but gives up sooner when others have the locks it needs. */
    static SQLiteDataSource waiting(Path database, int millis) {
        SQLiteDataSource source = writing(database);
        source.setBusyTimeout(millis);
        return source;
    }

    /** For readers: cannot write. */
    static SQLiteDataSource reading(Path database) {
        SQLiteConfig config = common(READER_CACHE_KIB);
        config.setReadOnly(true);
        config.setExplicitReadOnly(true);
        return source(database, config);
    }

    /** A connection that the caller commits and closes. */
    static Connection openWriting(Path database) throws SQLException {
        Connection connection = writing(database).getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static SQLiteConfig common(int cacheKib) {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setCacheSize(-cacheKib);
        config.setTempStore(TempStore.MEMORY);
        // else the driver asks for the last rowid after every insert, which cost more than all the inserts
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static SQLiteDataSource source(Path database, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + database);
        return source;
    }
}
