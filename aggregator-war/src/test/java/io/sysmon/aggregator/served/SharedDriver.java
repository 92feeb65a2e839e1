package io.sysmon.aggregator.served;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.sqlite.JDBC;

/**
 * The SQLite driver of this JVM. An application that goes takes the driver of its class loader with it; in tests that is
 * everybody's, and the next test needs it.
 */
final class SharedDriver {

    private SharedDriver() {}

    static void restore() {
        try {
            DriverManager.registerDriver(new JDBC());
        } catch (SQLException e) {
            throw new AssertionError("cannot register the driver again", e);
        }
    }
}
