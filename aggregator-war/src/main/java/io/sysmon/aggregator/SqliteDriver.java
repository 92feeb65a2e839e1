package io.sysmon.aggregator;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/**
 * What the SQLite driver leaves in the JVM, and how it does not. It unpacks its native library into a folder that a system
 * property names, and leaves it there: in the context's own folder it goes with the context. It asks {@code uname} for the
 * platform, and the JDK's thread that waits for that process lives on for a minute with the class loader of whoever asked.
 * And it registers itself with the JVM, which would hold the application's class loader for ever. Stateless.
 */
final class SqliteDriver {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteDriver.class);
    private static final String FOLDER = "org.sqlite.tmpdir";

    private SqliteDriver() {}

    /**
     * Loads the native library, unpacked into {@code folder}; to be called before the first connection.
     *
     * @throws IllegalStateException when there is none for this platform, or it cannot be unpacked
     */
    static void load(String folder) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            loadFrom(folder);
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    /** One context at a time in the whole JVM: the property is everybody's. */
    @SuppressWarnings("LockOnNonEnclosingClassLiteral") // a class that all contexts share: ours is another in each
    private static void loadFrom(String folder) {
        synchronized (DriverManager.class) {
            String former = System.setProperty(FOLDER, folder);
            try {
                SQLiteJDBCLoader.initialize();
            } catch (Exception e) {
                throw new IllegalStateException("cannot load SQLite's library: " + e.getMessage(), e);
            } finally {
                restore(former);
            }
        }
    }

    private static void restore(@Nullable String former) {
        if (former == null) {
            System.clearProperty(FOLDER);
        } else {
            System.setProperty(FOLDER, former);
        }
    }

    /** To be called after the last connection was closed. */
    static void release() {
        ClassLoader own = SqliteDriver.class.getClassLoader();
        DriverManager.drivers()
                .filter(driver -> driver.getClass().getClassLoader() == own)
                .forEach(SqliteDriver::deregister);
    }

    private static void deregister(Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
            LOG.warn("cannot deregister {}: its class loader stays in memory", driver, e);
        }
    }
}
