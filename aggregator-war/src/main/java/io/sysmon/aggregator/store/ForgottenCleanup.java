package io.sysmon.aggregator.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;

/** Removes the runs of forgotten hosts, a few at a time. Confined to the writer's thread. */
final class ForgottenCleanup {

    private Queue<Long> hostIds = new ArrayDeque<>();

    /** Takes over what the database says is left to do. */
    void replace(Queue<Long> allHostIds) {
        hostIds = allHostIds;
    }

    void add(long hostId) {
        hostIds.add(hostId);
    }

    boolean isPending() {
        return !hostIds.isEmpty();
    }

    /** Removes and commits some; the host is off the list when there was nothing left. */
    void step(WriteSession session) throws SQLException {
        Long hostId = hostIds.peek();
        if (hostId == null) {
            return;
        }
        boolean finished = session.runs().deleteSome(hostId) == 0;
        if (finished) {
            session.forgotten().delete(hostId);
        }
        session.commit();
        if (finished) {
            hostIds.remove();
        }
    }
}
