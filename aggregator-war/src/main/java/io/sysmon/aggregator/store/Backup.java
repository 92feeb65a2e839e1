package io.sysmon.aggregator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sqlite.ProgressHandler;

/**
 * A copy of a database as it stands at one moment, whether or not a server writes to it meanwhile. The copy is a database
 * of its own, without free pages and without a log beside it.
 */
public final class Backup {

    /** Reads one snapshot; see docs/decisions/0040. */
    static final String COPY = "VACUUM INTO ?";

    /** Of SQLite's virtual machine; a few for each row. */
    private static final int STEPS_BETWEEN_LOOKS = 1000;

    private Backup() {}

    /**
     * Writes a copy to {@code target}, which appears only when it is whole and durable.
     *
     * @return the bytes of the copy
     * @throws StoreException when the target exists already, or the copy cannot be made; nothing is left of it then
     */
    public static long write(ReadOnlyStore store, Path target, Progress progress) {
        if (Files.exists(target)) {
            throw new StoreException("cannot back up to " + target + ": it exists already");
        }
        Path absolute = DatabaseFile.realPath(target);
        Path unfinished = absolute.resolveSibling(absolute.getFileName() + ".unfinished");
        try {
            DatabaseFile.makeEmpty(unfinished);
            copy(store, unfinished, progress);
            DatabaseFile.sync(unfinished);
            Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE);
            DatabaseFile.sync(absolute.resolveSibling("."));
            return Files.size(absolute);
        } catch (IOException | SQLException failed) {
            StoreException told = new StoreException("cannot back up " + store.database() + " to " + target, failed);
            remove(unfinished, told);
            throw told;
        }
    }

    private static void copy(ReadOnlyStore store, Path target, Progress progress) throws SQLException {
        long total = DatabaseFile.sizeOf(store.database());
        ProgressHandler.setHandler(store.connection(), STEPS_BETWEEN_LOOKS, new ProgressHandler() {
            @Override
            protected int progress() {
                progress.advanced("copying", DatabaseFile.sizeOf(target), total);
                return 0; // goes on
            }
        });
        try (PreparedStatement copy = store.connection().prepareStatement(COPY)) {
            copy.setString(1, target.toString());
            copy.execute();
        } finally {
            ProgressHandler.clearHandler(store.connection());
        }
    }

    private static void remove(Path unfinished, StoreException failed) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }
}
