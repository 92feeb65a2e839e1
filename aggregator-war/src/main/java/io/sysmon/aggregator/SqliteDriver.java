package io.sysmon.aggregator;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the SQLite driver leaves in the JVM, and taking it away again. It unpacks its native library into a folder that a
 * system property names, and leaves it there: in the context's own folder it goes with the context. And it registers
 * itself with the JVM, which would hold the application's class loader for ever.
 */
final class SqliteDriver {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteDriver.class);
    private static final String FOLDER = "org.sqlite.tmpdir";

    private @Nullable String former;
    private boolean set;

    /** To be called before the first connection. */
    void unpackInto(@Nullable Object folder) {
        if (folder != null) {
            former = System.setProperty(FOLDER, folder.toString());
            set = true;
        }
    }

    /** To be called after the last connection was closed. */
    void release() {
        restoreProperty();
        ClassLoader own = SqliteDriver.class.getClassLoader();
        DriverManager.drivers()
                .filter(driver -> driver.getClass().getClassLoader() == own)
                .forEach(SqliteDriver::deregister);
    }

    private void restoreProperty() {
        if (!set) {
            return;
        }
        if (former == null) {
            System.clearProperty(FOLDER);
        } else {
            System.setProperty(FOLDER, former);
        }
    }

    private static void deregister(Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
            LOG.warn("cannot deregister {}: its class loader stays in memory", driver, e);
        }
    }
}
