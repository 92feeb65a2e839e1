package io.sysmon.aggregator.store;

import io.sysmon.aggregator.codec.Column;
import io.sysmon.aggregator.codec.CorruptRunException;
import io.sysmon.aggregator.codec.RunReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Brings memory up to what the database says, at start and after a failed transaction. The table of newest samples may be
 * a second behind, so the runs after its mark are read as well, in order of arrival: nothing that was acknowledged is
 * missing, however the last process ended.
 */
final class Recovery {

    private final Memory memory;
    private final Map<Long, HostEntry> byId = new HashMap<>();
    private final Set<HostEntry> behind = new LinkedHashSet<>();

    Recovery(Memory memory) {
        this.memory = memory;
    }

    /**
     * What the writer goes on from.
     *
     * @param lastRunId the highest number of a run ever given
     * @param behind hosts whose newest samples the table does not have
     * @param forgotten numbers of hosts whose runs are still to be removed
     */
    record Recovered(long lastRunId, Set<HostEntry> behind, Queue<Long> forgotten) {}

    /** Fills empty memory. */
    Recovered start(Connection connection) throws SQLException {
        SeriesTable.readAll(connection, memory.dictionary());
        HostTable.readAll(connection).forEach(this::publish);
        LatestTable.readAll(connection, byId::get);
        return replay(connection, LatestTable.readMark(connection));
    }

    /** Takes over what was committed after {@code lastRunId} without memory being told. */
    Recovered resume(Connection connection, long lastRunId) throws SQLException {
        Map<String, HostRecord> rows = HostTable.readAll(connection);
        memory.hosts().retain(rows.keySet());
        rows.forEach(this::publish);
        return replay(connection, lastRunId);
    }

    private void publish(String hostname, HostRecord row) {
        HostEntry entry = memory.hosts().obtain(hostname);
        entry.publish(row);
        byId.put(row.id(), entry);
    }

    private Recovered replay(Connection connection, long afterRun) throws SQLException {
        RunTable.readSince(connection, afterRun, this::replay);
        memory.fresh().load(connection);
        long lastRunId = Math.max(afterRun, RunTable.readLastId(connection));
        return new Recovered(lastRunId, behind, ForgottenTable.readAll(connection));
    }

    private void replay(Place place, byte[] samples) {
        HostEntry host = byId.get(place.hostId());
        if (host == null) {
            return;
        }
        try {
            host.apply(newestOf(RunReader.open(samples).columns()), host.lastSeen());
            behind.add(host);
        } catch (CorruptRunException damaged) {
            memory.problems().reportDamage(place, damaged);
        }
    }

    private static NewestSamples newestOf(List<Column> columns) {
        return new NewestSamples(
                columns.stream().mapToInt(Column::seriesId).toArray(),
                columns.stream()
                        .mapToLong(column -> column.timestamps()[column.size() - 1])
                        .toArray(),
                columns.stream()
                        .mapToDouble(column -> column.values()[column.size() - 1])
                        .toArray());
    }
}
