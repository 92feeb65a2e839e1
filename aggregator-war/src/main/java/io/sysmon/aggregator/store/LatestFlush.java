package io.sysmon.aggregator.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Brings the table {@code latest} after memory: about once a second, in passes over the hosts that changed, each pass in
 * steps small enough to let pushes through. The mark moves when a pass is over: whatever was committed before the pass
 * began is in the table then. Confined to the writer's thread.
 */
final class LatestFlush {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(800);
    private static final int SERIES_A_STEP = 4000;

    private final Set<HostEntry> changed = new LinkedHashSet<>();
    private final Deque<HostEntry> pass = new ArrayDeque<>();
    private boolean passing;
    private long passMark;
    private long nextPass = System.nanoTime();

    /** A host's samples changed in memory. */
    void touched(HostEntry host) {
        changed.add(host);
    }

    /** Hosts whose samples the table does not have yet. */
    void touched(Collection<HostEntry> hosts) {
        changed.addAll(hosts);
    }

    /** Lets go of hosts that are no more. */
    void retain(Predicate<HostEntry> isThere) {
        changed.removeIf(isThere.negate());
        pass.removeIf(isThere.negate());
    }

    /** Whether there is anything to write at all. */
    boolean isPending() {
        return passing || !changed.isEmpty();
    }

    /** Whether a step should be taken now. */
    boolean isDue() {
        return passing || (!changed.isEmpty() && System.nanoTime() - nextPass >= 0);
    }

    /**
     * Writes and commits the next part of the pass, begun if need be.
     *
     * @param lastRunId the last run that memory knows
     */
    void step(WriteSession session, long lastRunId) throws SQLException {
        if (!passing) {
            begin(lastRunId);
        }
        List<HostEntry> part = nextPart();
        try {
            for (HostEntry host : part) {
                session.latest().upsert(host.id(), host.newest());
            }
            if (pass.isEmpty()) {
                session.latest().updateMark(passMark);
            }
            session.commit();
        } catch (SQLException failed) {
            giveUp(part);
            throw failed;
        }
        passing = !pass.isEmpty();
    }

    private void begin(long lastRunId) {
        pass.addAll(changed);
        changed.clear();
        passMark = lastRunId;
        passing = true;
        nextPass = System.nanoTime() + PAUSE_NANOS;
    }

    private List<HostEntry> nextPart() {
        List<HostEntry> part = new ArrayList<>();
        int series = 0;
        while (!pass.isEmpty() && series < SERIES_A_STEP) {
            HostEntry host = pass.remove();
            series += host.series().size();
            part.add(host);
        }
        return part;
    }

    private void giveUp(List<HostEntry> part) {
        changed.addAll(part);
        changed.addAll(pass);
        pass.clear();
        passing = false;
    }
}
