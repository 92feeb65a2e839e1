package io.sysmon.agent.outbox;

import io.sysmon.protocol.Sample;
import io.sysmon.protocol.SeriesKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every tick from the moment it was made until every aggregator has it, and a day longer. {@link #append} returns when
 * the tick is durable. Thread-safe; guarded by this.
 *
 * <p>The file knows for each aggregator which ticks it lacks. After an outage the newest go first ({@link #nextFresh}),
 * so that the host is live again at once; the gap that this leaves is filled from its newer end ({@link #nextBacklog}).
 */
public final class Outbox implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private static final String SELECT_IDENTITY = "SELECT instance, dropped_ticks FROM identity";

    private final Path file;
    private final OutboxLock lock;
    private final Connection connection;
    private final Ticks ticks;
    private final SeriesDictionary dictionary;
    private final Missing missing;
    private final Retention retention;
    private final Refusals refusals;
    private final TickEncoder encoder = new TickEncoder();
    private final String instance;
    private long droppedTicks;
    private long oldestId;
    private long lastId;

    private Outbox(
            Path file, OutboxLock lock, Connection connection, OutboxLimits limits, Collection<String> aggregators)
            throws SQLException {
        this.file = file;
        this.lock = lock;
        this.connection = connection;
        this.ticks = new Ticks(connection);
        this.dictionary = new SeriesDictionary(connection);
        this.missing = new Missing(connection, aggregators);
        this.retention = new Retention(connection, ticks, limits);
        this.refusals = new Refusals(connection);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SELECT_IDENTITY)) {
            this.instance = row.getString(1);
            this.droppedTicks = row.getLong(2);
        }
        IdRange ends = ticks.ends();
        this.lastId = Math.max(ends.last(), missing.highestSentId());
        this.oldestId = ends.isEmpty() ? lastId + 1 : ends.first();
        connection.commit();
    }

    /**
     * Opens the outbox, and makes the file and its directory where there are none.
     *
     * @param aggregators the base URLs of all that are pushed to; what the file knows of others is forgotten
     * @throws OutboxException when it cannot be written, another agent uses it, or a newer agent made it
     */
    public static Outbox open(Path path, OutboxLimits limits, Collection<String> aggregators) {
        Path file = path.toAbsolutePath();
        OutboxLock lock = OutboxLock.take(file);
        try {
            return new Outbox(file, lock, OutboxFile.open(file), limits, aggregators);
        } catch (SQLException failure) {
            lock.close();
            throw new OutboxException("cannot open outbox " + file, failure);
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /** The id that this outbox was given when it was made, for {@code instance} of the pushes. */
    public String instance() {
        return instance;
    }

    /**
     * Keeps one tick; durable when this returns.
     *
     * @param timestamp Unix seconds, of every sample
     * @throws OutboxException when it could not be written; then nothing of it was
     */
    public synchronized void append(long timestamp, List<Sample> samples) {
        long id = lastId + 1;
        inTransaction("keep a tick in", () -> {
            ticks.insert(new StoredTick(id, timestamp, samples.size(), encode(samples)));
            return id;
        });
        lastId = id;
    }

    /** The newest ticks that were never sent to the aggregator; empty when it was sent the last one. */
    public synchronized Optional<Batch> nextFresh(String aggregator, int maxSamples) {
        List<IdRange> ranges = missing.of(aggregator).ranges();
        return nextOf(aggregator, ranges.get(ranges.size() - 1), maxSamples);
    }

    /** The newest ticks of what an outage left behind; empty when nothing is left. */
    public synchronized Optional<Batch> nextBacklog(String aggregator, int maxSamples) {
        List<IdRange> ranges = missing.of(aggregator).ranges();
        for (int gap = ranges.size() - 2; gap >= 0; gap--) {
            Optional<Batch> batch = nextOf(aggregator, ranges.get(gap), maxSamples);
            if (batch.isPresent()) {
                return batch;
            }
        }
        return Optional.empty();
    }

    /** Whether an outage left something behind that the aggregator may not have yet. */
    public synchronized boolean hasBacklog(String aggregator) {
        return missing.of(aggregator).ranges().size() > 1;
    }

    /**
     * Gives the samples of a batch to {@code sink}, tick by tick, oldest first.
     *
     * @throws IOException when the sink throws it
     * @throws OutboxException when a tick's bytes are damaged
     */
    public void read(Batch batch, SampleSink sink) throws IOException {
        for (StoredTick tick : batch.ticks()) {
            TickDecoder samples = new TickDecoder(tick.samples());
            while (samples.next()) {
                SeriesKey series = dictionary.get(samples.seriesId());
                sink.sample(tick.timestamp(), series.metricType(), samples.value(), series.tags());
            }
        }
    }

    /** The aggregator has this batch: it is not given out again. */
    public synchronized void acknowledge(Batch batch) {
        IdRanges left = missing.of(batch.aggregator()).minus(batch.ids());
        inTransaction("note what was pushed in", () -> {
            missing.write(batch.aggregator(), left);
            return left;
        });
        missing.remember(batch.aggregator(), left);
    }

    /**
     * The aggregator will never take this batch: it is set aside with the reason, and not given out again.
     *
     * @param body the push as it was sent
     */
    public synchronized void refuse(Batch batch, String reason, byte[] body) {
        IdRanges left = missing.of(batch.aggregator()).minus(batch.ids());
        inTransaction("set a batch aside in", () -> {
            refusals.add(batch, reason, body);
            missing.write(batch.aggregator(), left);
            return left;
        });
        missing.remember(batch.aggregator(), left);
    }

    /** Deletes what the limits say must go; to be called every minute or so. How many ticks were dropped unsent. */
    public synchronized int tidy() {
        int dropped = inTransaction("tidy", () -> retention.tidy(missing.deliveredToAll(), lastId));
        IdRange ends = inTransaction("look into", ticks::ends);
        oldestId = ends.isEmpty() ? lastId + 1 : ends.first();
        missing.forgetBelow(oldestId);
        droppedTicks += dropped;
        return dropped;
    }

    /** The outbox in numbers. */
    public synchronized OutboxStatus status() {
        IdRanges pending = IdRanges.ALL.minus(missing.deliveredToAll()).within(new IdRange(oldestId, lastId));
        return new OutboxStatus(pending.count(), inTransaction("measure", retention::bytes), droppedTicks);
    }

    @Override
    public synchronized void close() {
        try (lock;
                connection;
                ticks) {
            connection.rollback();
        } catch (SQLException failure) {
            throw new OutboxException("cannot close outbox " + file, failure);
        }
    }

    private Optional<Batch> nextOf(String aggregator, IdRange range, int maxSamples) {
        while (true) {
            List<StoredTick> newest = inTransaction("read", () -> ticks.newest(range, maxSamples));
            Map<StoredTick, String> damaged = damagedOf(newest);
            if (damaged.isEmpty()) {
                return newest.isEmpty() ? Optional.empty() : Optional.of(new Batch(aggregator, newest));
            }
            setAside(damaged);
        }
    }

    private Map<StoredTick, String> damagedOf(List<StoredTick> candidates) {
        Map<StoredTick, String> damaged = new LinkedHashMap<>();
        for (StoredTick tick : candidates) {
            String problem = TickCheck.problemOf(tick, dictionary);
            if (problem != null) {
                damaged.put(tick, problem);
            }
        }
        return damaged;
    }

    /** A damaged tick would fail each push of its batch for ever: it goes out of the way of its neighbours. */
    private void setAside(Map<StoredTick, String> damaged) {
        inTransaction("set damaged ticks aside in", () -> {
            for (Map.Entry<StoredTick, String> tick : damaged.entrySet()) {
                refusals.addDamaged(tick.getKey(), tick.getValue());
                ticks.delete(tick.getKey().id());
            }
            retention.countDropped(damaged.size());
            return damaged;
        });
        droppedTicks += damaged.size();
        damaged.forEach((tick, problem) -> log.error(
                "tick {} of second {} is damaged: {}; it is set aside", tick.id(), tick.timestamp(), problem));
    }

    private byte[] encode(List<Sample> samples) throws SQLException {
        encoder.begin();
        for (Sample sample : samples) {
            encoder.add(dictionary.idOf(sample.metricType(), sample.tags()), sample.value());
        }
        return encoder.toBytes();
    }

    private <T> T inTransaction(String what, SqlWork<T> work) {
        try {
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failure) {
            rollBack(failure);
            throw new OutboxException("cannot " + what + " outbox " + file, failure);
        }
    }

    private void rollBack(Exception failure) {
        try {
            connection.rollback();
            dictionary.reload();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    /** Statements of one transaction. */
    @FunctionalInterface
    private interface SqlWork<T> {
        T run() throws SQLException;
    }
}
