package io.sysmon.aggregator.store;

import io.sysmon.aggregator.codec.CorruptRunException;
import io.sysmon.aggregator.codec.RollupReader;
import io.sysmon.aggregator.store.HistorySnapshot.HostSpan;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the roll-ups of one host after another for one query. Confined to the query's thread. */
public final class RollupReading {

    static final String SELECT_ROLLUPS = """
            SELECT from_ts, buckets
              FROM rollup
             WHERE host_id = ? AND step = ? AND from_ts BETWEEN ? AND ?
             ORDER BY from_ts
            """;

    private final PreparedStatement select;
    private final Deadline deadline;
    private final Problems problems;

    RollupReading(PreparedStatement select, Deadline deadline, Problems problems) {
        this.select = select;
        this.deadline = deadline;
        this.problems = problems;
    }

    /**
     * Shows the rows of a host that overlap a span in order of time.
     *
     * @param resolution minutes or hours
     * @throws StoreUnavailableException when the deadline passes
     */
    public void read(HostSpan span, Resolution resolution, RowVisitor visitor) {
        try {
            select.setLong(1, span.hostId());
            select.setLong(2, resolution.step());
            select.setLong(3, resolution.rowStartOf(span.from()));
            select.setLong(4, span.to());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    deadline.check();
                    show(Place.ofRollups(resolution, span.hostId(), row.getLong(1)), row.getBytes(2), visitor);
                }
            }
        } catch (SQLException failed) {
            throw new StoreException("cannot read by SELECT_ROLLUPS", failed);
        }
    }

    private void show(Place place, byte[] buckets, RowVisitor visitor) {
        try {
            visitor.visit(RollupReader.open(buckets));
        } catch (CorruptRunException damaged) {
            problems.reportDamage(place, damaged);
        }
    }

    /** Takes a row. */
    @FunctionalInterface
    public interface RowVisitor {
        void visit(RollupReader row);
    }
}
