package io.sysmon.aggregator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Measures history by the indexes alone, without touching runs and roll-ups. Pure functions of the database. */
final class HistoryMeasure {

    /** All runs; and of some closed hours the sealed runs, the hours that have any, the hosts. */
    static final String SELECT_RUN_BYTES = """
            SELECT total(length(samples)),
                   total(length(samples)) FILTER (WHERE sealed = 1 AND from_ts BETWEEN ?1 AND ?2),
                   count(DISTINCT from_ts / 3600) FILTER (WHERE sealed = 1 AND from_ts BETWEEN ?1 AND ?2),
                   count(DISTINCT host_id) FILTER (WHERE from_ts >= ?1)
              FROM run
            """;

    /** All roll-ups of a step; and those from a time on, with the rows' starts. */
    static final String SELECT_ROLLUP_BYTES = """
            SELECT total(length(buckets)),
                   total(length(buckets)) FILTER (WHERE from_ts BETWEEN ?2 AND ?3),
                   count(DISTINCT from_ts) FILTER (WHERE from_ts BETWEEN ?2 AND ?3)
              FROM rollup
             WHERE step = ?1
            """;

    private static final long HOURS_A_DAY = 24;

    private HistoryMeasure() {}

    /** What is there at {@code now}, Unix seconds. */
    static HistorySize read(Connection connection, long now) throws SQLException {
        long end = RunWindow.startOf(now) - 1;
        long begin = Math.max(0, end + 1 - HOURS_A_DAY * RunWindow.SECONDS);
        try (PreparedStatement select = connection.prepareStatement(SELECT_RUN_BYTES)) {
            select.setLong(1, begin);
            select.setLong(2, end);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                HistorySize.Part samples = part(row, HOURS_A_DAY);
                int hosts = row.getInt(4);
                return new HistorySize(
                        samples,
                        readRollups(connection, Resolution.MINUTES, begin, end, HOURS_A_DAY),
                        readRollups(connection, Resolution.HOURS, Resolution.HOURS.rowStartOf(begin), end, 1),
                        hosts);
            }
        }
    }

    private static HistorySize.Part readRollups(
            Connection connection, Resolution resolution, long begin, long end, long rowsADay) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_ROLLUP_BYTES)) {
            select.setLong(1, resolution.step());
            select.setLong(2, begin);
            select.setLong(3, end);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return part(row, rowsADay);
            }
        }
    }

    private static HistorySize.Part part(ResultSet row, long rowsADay) throws SQLException {
        long covered = row.getLong(3);
        return new HistorySize.Part(row.getLong(1), covered == 0 ? 0 : row.getDouble(2) / covered * rowsADay);
    }
}
