package io.sysmon.aggregator.store;

import io.sysmon.aggregator.codec.CorruptRunException;
import io.sysmon.aggregator.codec.RollupReader;
import io.sysmon.aggregator.codec.RunReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through all runs and roll-ups, a little at a time and over and over, and compares each with its checksum: damage to
 * what nobody asks for is found while there is still a backup without it. One thread scrubs, all may ask how far it is.
 */
public final class Scrub {

    /** Without the runs' content. */
    static final String LIST_RUNS = """
            SELECT id, host_id, 1, from_ts, to_ts FROM run WHERE id > ? AND sealed < 2 ORDER BY id LIMIT 64
            """;

    static final String LIST_ROLLUPS = """
            SELECT rowid, host_id, step, from_ts, to_ts FROM rollup WHERE rowid > ? ORDER BY rowid LIMIT 64
            """;

    private final Readers readers;
    private final InstantSource clock;
    private final Problems problems;
    private final List<Kind> kinds = List.of(
            new Kind(LIST_RUNS, RunCheck.SELECT_RUN, RunReader::open),
            new Kind(LIST_ROLLUPS, RunCheck.SELECT_ROLLUP, RollupReader::open));
    private int kind;
    private long reached = Long.MIN_VALUE;
    private volatile ScrubStatus status = ScrubStatus.START;

    Scrub(Readers readers, InstantSource clock, Problems problems) {
        this.readers = readers;
        this.clock = clock;
        this.problems = problems;
    }

    /**
     * Reads on from where it is until so many bytes are read, or the end is reached.
     *
     * @throws StoreUnavailableException when all readers are busy
     */
    public void readSome(long bytes) {
        long left = bytes;
        while (left > 0) {
            long most = left;
            Part part = readers.get("LIST_RUNS", connection -> read(connection, most));
            status = status.plus(part.count);
            left -= part.bytes;
            if (part.ended && nextKind()) {
                return;
            }
        }
    }

    ScrubStatus status() {
        return status;
    }

    /** What was read; {@code ended} when there is no more of its kind. */
    private record Part(int count, long bytes, boolean ended) {}

    private record Listed(long id, Place place) {}

    /** What to read, and how it is opened, which compares the checksum. */
    private record Kind(String list, String select, Opening opening) {}

    @FunctionalInterface
    private interface Opening {
        Object open(byte[] content);
    }

    /** Whether that ended the pass. */
    private boolean nextKind() {
        kind = (kind + 1) % kinds.size();
        reached = Long.MIN_VALUE;
        boolean ended = kind == 0;
        if (ended) {
            status = status.passedAt(clock.instant().getEpochSecond());
        }
        return ended;
    }

    private Part read(Connection connection, long most) {
        List<Listed> some;
        try {
            some = list(connection);
        } catch (SQLException broken) {
            problems.report("cannot list what is to be scrubbed; check tells more", broken);
            return new Part(0, most, true);
        }
        int count = 0;
        long bytes = 0;
        for (Listed one : some) {
            if (bytes >= most) {
                return new Part(count, bytes, false);
            }
            bytes += check(connection, one);
            count++;
            reached = one.id;
        }
        return new Part(count, bytes, some.isEmpty());
    }

    private List<Listed> list(Connection connection) throws SQLException {
        List<Listed> some = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(kinds.get(kind).list)) {
            select.setLong(1, reached);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    some.add(new Listed(row.getLong(1), place(row)));
                }
            }
        }
        return some;
    }

    private static Place place(ResultSet row) throws SQLException {
        Resolution resolution = Resolution.ofStep(row.getLong(3));
        return resolution == Resolution.SAMPLES
                ? Place.ofRun(row.getLong(1), row.getLong(2), row.getLong(4), row.getLong(5))
                : Place.ofRollups(resolution, row.getLong(2), row.getLong(4));
    }

    /** A page that cannot be read costs what lies on it, as a flipped byte does. */
    private int check(Connection connection, Listed one) {
        try (PreparedStatement select = connection.prepareStatement(kinds.get(kind).select)) {
            select.setLong(1, one.id);
            try (ResultSet row = select.executeQuery()) {
                byte[] content = row.next() ? row.getBytes(1) : null;
                if (content == null) { // it was merged or dropped since it was listed
                    return 0;
                }
                kinds.get(kind).opening.open(content);
                return content.length;
            }
        } catch (CorruptRunException | SQLException damaged) {
            problems.reportDamage(one.place, damaged);
            return 1;
        }
    }
}
