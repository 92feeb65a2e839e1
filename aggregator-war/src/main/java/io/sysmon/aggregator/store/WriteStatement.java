package io.sysmon.aggregator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A statement kept prepared on the writing connection, which it lives and dies with. What it throws begins with its name.
 * Confined to the writer's thread.
 */
final class WriteStatement {

    private final String name;
    private final PreparedStatement statement;

    /**
     * Prepares it.
     *
     * @param name of the constant that holds the SQL
     */
    WriteStatement(Connection connection, String name, String sql) throws SQLException {
        this.name = name;
        try {
            this.statement = connection.prepareStatement(sql);
        } catch (SQLException failed) {
            throw named(name, failed);
        }
    }

    WriteStatement bind(int index, long value) throws SQLException {
        statement.setLong(index, value);
        return this;
    }

    WriteStatement bind(int index, double value) throws SQLException {
        statement.setDouble(index, value);
        return this;
    }

    WriteStatement bind(int index, @Nullable String value) throws SQLException {
        statement.setString(index, value);
        return this;
    }

    WriteStatement bind(int index, byte[] value) throws SQLException {
        statement.setBytes(index, value);
        return this;
    }

    /** Runs it and tells how many rows it changed. */
    int update() throws SQLException {
        try {
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw named(name, failed);
        }
    }

    /** Runs it and gives the one number that it returns. */
    long updateReturning() throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("it returned no row");
            }
            return row.getLong(1);
        } catch (SQLException failed) {
            throw named(name, failed);
        }
    }

    private static SQLException named(String name, SQLException failed) {
        return new SQLException(name + ": " + failed.getMessage(), failed.getSQLState(), failed.getErrorCode(), failed);
    }
}
