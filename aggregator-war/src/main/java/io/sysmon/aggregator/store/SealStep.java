package io.sysmon.aggregator.store;

import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * Puts a sealed window in the place of its runs: all of it in one transaction, or nothing when any of the runs is no longer
 * there.
 */
final class SealStep implements WriteTask.Work<Integer> {

    private final SealedWindow sealed;
    private final FreshWindows fresh;

    SealStep(SealedWindow sealed, FreshWindows fresh) {
        this.sealed = sealed;
        this.fresh = fresh;
    }

    @Override
    public Supplier<Integer> run(WriteSession session) throws SQLException {
        // recovery reads the runs after the mark in order of arrival, which merging would lose
        if (session.latest().mark() < sealed.lastMerged()) {
            return () -> Sealing.NOT_NOW;
        }
        session.beginBatch();
        if (!removeRuns(session.sealing())) {
            session.dropBatch();
            return () -> Sealing.NOT_NOW;
        }
        long hostId = sealed.window().hostId();
        for (SealedWindow.Run run : sealed.runs()) {
            session.sealing().insert(hostId, run);
        }
        for (SealedWindow.Rollup rollup : sealed.rollups()) {
            session.sealing().upsert(hostId, rollup);
        }
        session.keepBatch();
        return this::followInMemory;
    }

    private boolean removeRuns(SealingTable table) throws SQLException {
        return table.delete(sealed.merged()) == sealed.merged().length
                && table.setAside(sealed.damaged()) == sealed.damaged().length;
    }

    private Integer followInMemory() {
        fresh.folded(sealed.window().hostId(), sealed.window().start(), sealed.freshRuns(), sealed.freshBytes());
        return sealed.freshRuns();
    }
}
