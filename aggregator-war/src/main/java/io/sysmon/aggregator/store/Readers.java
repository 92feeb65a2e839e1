package io.sysmon.aggregator.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;

/** A small pool of connections that only read. Thread-safe. */
final class Readers implements AutoCloseable {

    /** More would only contend: the machine has few cores and the page cache is shared. */
    static final int POOL_SIZE = 4;

    private static final long WAIT_MILLIS = TimeUnit.SECONDS.toMillis(5);

    /** The pool's own, which come and go. */
    private final Set<Thread> threads = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final HikariDataSource pool;

    Readers(Path database) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("sysmon-readers");
        config.setDataSource(Connections.reading(database));
        config.setReadOnly(true);
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setThreadFactory(this::daemon);
        pool = new HikariDataSource(config);
    }

    /**
     * Reads with a connection of the pool.
     *
     * @param statement the name of the constant that holds the SQL
     * @throws StoreUnavailableException when all connections stay busy
     * @throws StoreException when the read fails
     */
    void read(String statement, Reading reading) {
        try (Connection connection = pool.getConnection()) {
            reading.run(connection);
        } catch (SQLTransientConnectionException busy) {
            throw new StoreUnavailableException("too many queries at once", 2, busy);
        } catch (SQLException failed) {
            throw new StoreException("cannot read by " + statement, failed);
        }
    }

    /** Reads one thing as {@link #read} does. */
    <T> T get(String statement, Query<T> query) {
        List<T> result = new ArrayList<>(1);
        read(statement, connection -> result.add(query.run(connection)));
        return result.get(0);
    }

    /** Closes all connections. The pool's threads have ended after it: a container that looks for leaks finds none. */
    @Override
    public void close() {
        pool.close();
        List.copyOf(threads).forEach(Readers::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(WAIT_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sysmon-readers");
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    /** Statements that find one thing. */
    @FunctionalInterface
    interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Statements on a connection that goes back to the pool. */
    @FunctionalInterface
    interface Reading {
        void run(Connection connection) throws SQLException;
    }
}
