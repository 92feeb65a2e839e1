package io.sysmon.aggregator.store;

import io.sysmon.aggregator.codec.Column;
import io.sysmon.aggregator.codec.CorruptRunException;
import io.sysmon.aggregator.codec.RollupColumn;
import io.sysmon.aggregator.codec.RollupEncoder;
import io.sysmon.aggregator.codec.RollupReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The roll-ups around a window before it is sealed. Immutable.
 *
 * @param window the window
 * @param kept from when on history is kept
 * @param hasMinutes whether it has roll-ups of a minute
 * @param day the roll-ups of an hour in the row that the window is part of, ascending by series
 */
record RollupsOfWindow(FreshWindow window, KeptFrom kept, boolean hasMinutes, List<RollupColumn> day) {

    static final String SELECT_ROLLUP = """
            SELECT buckets FROM rollup WHERE host_id = ? AND step = ? AND from_ts = ?
            """;

    static RollupsOfWindow read(Connection connection, FreshWindow window, Problems problems) throws SQLException {
        byte[] minutes = readRow(connection, window, Resolution.MINUTES);
        byte[] hours = readRow(connection, window, Resolution.HOURS);
        return new RollupsOfWindow(
                window,
                RetentionTable.readKept(connection),
                minutes != null,
                hours == null ? List.of() : open(hours, window, problems));
    }

    /** Whether samples of the window are kept. */
    boolean areSamplesKept() {
        return window.start() >= kept.samples();
    }

    /** Whether the window was rolled up before, or its roll-ups are no longer kept either. */
    boolean areFinal() {
        return window.start() < Math.min(kept.minutes(), kept.hours())
                || hasMinutes
                || day.stream().anyMatch(column -> Arrays.binarySearch(column.starts(), window.start()) >= 0);
    }

    Making making() {
        return new Making();
    }

    private static byte @Nullable [] readRow(Connection connection, FreshWindow window, Resolution resolution)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_ROLLUP)) {
            select.setLong(1, window.hostId());
            select.setLong(2, resolution.step());
            select.setLong(3, resolution.rowStartOf(window.start()));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    private static List<RollupColumn> open(byte[] row, FreshWindow window, Problems problems) {
        try {
            return RollupReader.open(row).columns();
        } catch (CorruptRunException damaged) {
            long day = Resolution.HOURS.rowStartOf(window.start());
            problems.reportDamage(Place.ofRollups(Resolution.HOURS, window.hostId(), day), damaged);
            return List.of();
        }
    }

    /** The rows that take the place of those before, while they are made of the merged window. */
    final class Making {

        private final List<RollupColumn> minutes = new ArrayList<>();
        private final DayOfHours hours = new DayOfHours(day, window.start());

        /** Adds merged columns, series that were not added before. */
        void add(List<Column> merged) {
            for (Column samples : merged) {
                RollupColumn ofMinutes = RollupColumn.of(samples, Resolution.MINUTES.step());
                minutes.add(ofMinutes);
                hours.add(ofMinutes.coarser(Resolution.HOURS.step()));
            }
        }

        List<SealedWindow.Rollup> rows() {
            List<SealedWindow.Rollup> rows = new ArrayList<>();
            minutes.sort(Comparator.comparingInt(RollupColumn::seriesId));
            addRow(rows, Resolution.MINUTES, minutes);
            addRow(rows, Resolution.HOURS, hours.columns());
            return rows;
        }

        private void addRow(List<SealedWindow.Rollup> rows, Resolution resolution, List<RollupColumn> columns) {
            if (!columns.isEmpty() && window.start() >= kept.of(resolution)) {
                long from = resolution.rowStartOf(window.start());
                rows.add(new SealedWindow.Rollup(resolution, from, RollupEncoder.encode(columns)));
            }
        }
    }
}
