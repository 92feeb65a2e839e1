package io.sysmon.aggregator.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Carries the write-ahead log over into the file and cuts it back, beside the commits that do so by themselves: these
 * cannot begin the log anew while one read after the other looks at it. On a connection of its own. Thread-safe.
 */
public final class Checkpoint {

    /** A log beyond this is one that commits could not begin anew. */
    static final long LONGEST_LOG_BYTES = 16 << 20;

    /** Waits for the reads that go on; commits wait as long, since it needs their lock meanwhile. */
    private static final int WAIT_MILLIS = 500;

    private static final String CUT_BACK = "PRAGMA wal_checkpoint(TRUNCATE)";

    private final Path database;

    Checkpoint(Path database) {
        this.database = database;
    }

    /** Cuts the log back if it is too long, as far as reads let it; the next round tries again. */
    public void keepLogShort() {
        if (DatabaseFile.sizeOf(DatabaseFile.logOf(database)) > LONGEST_LOG_BYTES) {
            cutLogBack();
        }
    }

    /**
     * Carries all of the log over.
     *
     * @return whether it was done; if not, a read held on to it for too long
     * @throws StoreException when the disk refuses
     */
    public boolean cutLogBack() {
        try (Connection connection = Connections.waiting(database, WAIT_MILLIS).getConnection();
                Statement statement = connection.createStatement();
                ResultSet busy = statement.executeQuery(CUT_BACK)) {
            return busy.next() && busy.getInt(1) == 0;
        } catch (SQLException failed) {
            throw new StoreException("cannot carry the log of " + database + " over", failed);
        }
    }
}
