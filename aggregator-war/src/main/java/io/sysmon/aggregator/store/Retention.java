package io.sysmon.aggregator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Removes old history in small steps. What is kept moves forward first, in one transaction, and with it all answers; rows
 * and pages follow. Thread-safe.
 */
public final class Retention {

    static final String SELECT_OLDEST_RUN = """
            SELECT min(from_ts) FROM run WHERE host_id = ?
            """;

    static final String SELECT_OLDEST_ROLLUP = """
            SELECT min(from_ts) FROM rollup WHERE host_id = ? AND step = ?
            """;

    private final Readers readers;
    private final Writer writer;
    private final FreshWindows fresh;
    private volatile @Nullable Outlook outlook;

    Retention(Readers readers, Writer writer, FreshWindows fresh) {
        this.readers = readers;
        this.writer = writer;
        this.fresh = fresh;
    }

    /** From when on history is kept. */
    public KeptFrom kept() {
        return readers.get("SELECT_KEPT", RetentionTable::readKept);
    }

    /**
     * Keeps history only from a time on. Samples stay until all windows before are sealed, so that their roll-ups are
     * final.
     *
     * @param from Unix seconds, a multiple of the resolution's rows; an earlier time than before changes nothing
     * @return whether it is so now; if not, windows before have fresh runs
     * @throws StoreUnavailableException when the database cannot be written now
     */
    public boolean keepFrom(Resolution resolution, long from) {
        if (from % resolution.rowSeconds() != 0) {
            throw new IllegalArgumentException("expected a multiple of " + resolution.rowSeconds() + ", found " + from);
        }
        return writer.run(StepKind.KEEP, session -> {
            if (resolution == Resolution.SAMPLES && fresh.anyBefore(from)) {
                return () -> false;
            }
            session.retention().keepFrom(resolution, from);
            return () -> true;
        });
    }

    /**
     * Removes some of a host's rows that are no longer kept.
     *
     * @return how many; 0 when none is left
     * @throws StoreUnavailableException when the database cannot be written now
     */
    public int removeSome(long hostId, Resolution resolution, long keptFrom) {
        return writer.run(StepKind.REMOVE, session -> {
            int removed = session.retention().deleteSome(hostId, resolution, keptFrom);
            return () -> removed;
        });
    }

    /** The first second of a host's oldest row at a resolution, or {@code Long.MAX_VALUE} when it has none. */
    public long oldest(long hostId, Resolution resolution) {
        return readers.get("SELECT_OLDEST", connection -> readOldest(connection, hostId, resolution));
    }

    /** The pages of the file. */
    public Pages pages() {
        return readers.get(
                "PRAGMA page_count",
                connection -> new Pages(
                        pragma(connection, "page_count"),
                        pragma(connection, "freelist_count"),
                        pragma(connection, "page_size")));
    }

    /** How much history there is at {@code now}, Unix seconds: reads the indexes from end to end. */
    public HistorySize measure(long now) {
        return readers.get("SELECT_RUN_BYTES", connection -> HistoryMeasure.read(connection, now));
    }

    /** Puts what was found into the store's status. */
    public void publish(Outlook found) {
        outlook = found;
    }

    @Nullable Outlook outlook() {
        return outlook;
    }

    /**
     * Gives some free pages back to the file system, as far as there are any.
     *
     * @throws StoreUnavailableException when the database cannot be written now
     */
    public void giveBack(int mostPages) {
        writer.run(StepKind.SHRINK, session -> {
            session.retention().vacuum(mostPages);
            return () -> true;
        });
    }

    private static long readOldest(Connection connection, long hostId, Resolution resolution) throws SQLException {
        boolean samples = resolution == Resolution.SAMPLES;
        try (PreparedStatement select =
                connection.prepareStatement(samples ? SELECT_OLDEST_RUN : SELECT_OLDEST_ROLLUP)) {
            select.setLong(1, hostId);
            if (!samples) {
                select.setLong(2, resolution.step());
            }
            try (ResultSet row = select.executeQuery()) {
                long oldest = row.next() ? row.getLong(1) : 0;
                return row.wasNull() ? Long.MAX_VALUE : oldest;
            }
        }
    }

    private static long pragma(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("PRAGMA " + name);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * The file's pages.
     *
     * @param all how many it has
     * @param free how many of them hold nothing
     * @param bytes the size of one
     */
    public record Pages(long all, long free, long bytes) {

        /** The bytes that hold something. */
        public long usedBytes() {
            return (all - free) * bytes;
        }
    }
}
