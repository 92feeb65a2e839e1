package io.sysmon.aggregator.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteErrorCode;

/**
 * The pushes of one transaction: each within its own savepoint, so that a bad one fails alone. Memory follows only after
 * the commit. Confined to the writer's thread.
 */
final class PushGroup {

    private record Written(WriteTask.Push push, HostRecord host) {}

    private final Memory memory;
    private final long now;
    private final List<Written> written = new ArrayList<>();
    private final Map<String, HostRecord> rows = new HashMap<>();
    private long lastRunId;

    /**
     * An empty group.
     *
     * @param now the aggregator's clock, Unix seconds
     * @param lastRunId the number of the last run before it
     */
    PushGroup(Memory memory, long now, long lastRunId) {
        this.memory = memory;
        this.now = now;
        this.lastRunId = lastRunId;
    }

    /** Writes a push; one that breaks a rule of the database is answered with that and leaves no trace. */
    void write(WriteSession session, WriteTask.Push push) throws SQLException {
        session.beginBatch();
        try {
            HostRecord host = writeBatch(session, push.batch());
            session.keepBatch();
            rows.put(push.batch().host().hostname(), host);
            written.add(new Written(push, host));
        } catch (SQLException failed) {
            if (!isOfTheBatchAlone(failed)) {
                throw failed;
            }
            session.dropBatch();
            push.fail(new StoreException(
                    "cannot store a push of " + push.batch().host().hostname(), failed));
        }
    }

    /** Lets memory follow the commit, then lets the callers go on. */
    void publish(LatestFlush flush) {
        for (Written one : written) {
            PushBatch batch = one.push().batch();
            HostEntry entry = memory.hosts().obtain(batch.host().hostname());
            memory.dictionary().confirm(batch.newest().seriesIds());
            entry.publish(one.host());
            entry.apply(batch.newest(), now);
            batch.runs().forEach(run -> memory.fresh().added(one.host().id(), run));
            if (batch.newest().size() > 0) {
                flush.touched(entry);
            }
        }
        written.forEach(one -> one.push().done().complete(now));
    }

    /** The number of the last run it used. */
    long lastRunId() {
        return lastRunId;
    }

    int pushes() {
        return written.size();
    }

    long samples() {
        return written.stream().mapToLong(one -> one.push().batch().samples()).sum();
    }

    private HostRecord writeBatch(WriteSession session, PushBatch batch) throws SQLException {
        HostRecord host = writeHost(session, batch);
        for (int id : batch.newest().seriesIds()) {
            if (!memory.dictionary().isConfirmed(id)) {
                session.series().insert(id, memory.dictionary().key(id));
            }
        }
        for (FreshRun run : batch.runs()) {
            session.runs().insert(++lastRunId, host.id(), run);
        }
        return host;
    }

    private HostRecord writeHost(WriteSession session, PushBatch batch) throws SQLException {
        String hostname = batch.host().hostname();
        HostRecord before = rows.get(hostname);
        if (before == null) {
            before = memory.hosts().obtain(hostname).row();
        }
        if (before == null) {
            return session.hosts().insert(hostname, HostRecord.first(batch.host(), now));
        }
        HostRecord after = before.seen(batch.host(), now);
        session.hosts().update(before, after);
        return after;
    }

    /** What the batch itself brought about; anything else may have ended the transaction already. */
    private static boolean isOfTheBatchAlone(SQLException failed) {
        int code = failed.getErrorCode() & 0xFF;
        return code == SQLiteErrorCode.SQLITE_CONSTRAINT.code
                || code == SQLiteErrorCode.SQLITE_TOOBIG.code
                || code == SQLiteErrorCode.SQLITE_MISMATCH.code;
    }
}
