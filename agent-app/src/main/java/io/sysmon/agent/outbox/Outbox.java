package io.sysmon.agent.outbox;

import io.sysmon.protocol.Sample;
import io.sysmon.protocol.SeriesKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every tick from the moment it was made until every aggregator has it, and a day longer. {@link #append} returns when
 * the tick is durable. While the file cannot be written, as on a full disk, the newest ticks are in memory, and pushed
 * from there. Thread-safe; guarded by this.
 *
 * <p>The file knows for each aggregator which ticks it lacks. After an outage the newest go first ({@link #nextFresh}),
 * so that the host is live again at once; the gap that this leaves is filled from its newer end ({@link #nextBacklog}).
 */
public final class Outbox implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private final OutboxLock lock;
    private final OutboxStorage storage;
    private final OutboxLimits limits;
    private final List<String> aggregators;
    private final SeriesDictionary dictionary;
    private final Deliveries deliveries;
    private final UnsavedTicks unsaved = new UnsavedTicks();
    private final TickEncoder encoder = new TickEncoder();
    private final String instance;
    private long droppedTicks;
    private boolean identityIsSaved = true;
    private long oldestId;
    private long lastId;
    private long bytes;

    /** What a file that was just opened holds, but for its ticks. The random name of one that is not there yet is ours. */
    private record Content(
            Map<Integer, SeriesKey> series, List<Delivery> deliveries, IdentityTable.Identity identity, IdRange ticks) {

        static Content of(Tables tables) throws SQLException {
            return new Content(
                    tables.series().readAll(),
                    tables.deliveries().readAll(),
                    tables.identity().read(),
                    tables.ticks().ends());
        }

        static Content none() {
            return new Content(
                    Map.of(),
                    List.of(),
                    new IdentityTable.Identity(UUID.randomUUID().toString().replace("-", ""), 0),
                    new IdRange(1, 0));
        }
    }

    private Outbox(
            OutboxLock lock, OutboxStorage storage, Content content, OutboxLimits limits, List<String> aggregators) {
        this.lock = lock;
        this.storage = storage;
        this.limits = limits;
        this.aggregators = aggregators;
        this.dictionary = new SeriesDictionary(content.series);
        this.deliveries = new Deliveries(content.deliveries, aggregators);
        this.instance = content.identity.instance();
        this.droppedTicks = content.identity.droppedTicks();
        this.lastId = Math.max(content.ticks.last(), deliveries.highestSentId());
        this.oldestId = content.ticks.isEmpty() ? lastId + 1 : content.ticks.first();
    }

    /**
     * Opens the outbox, and makes the file and its directory where there are none. When there is no file yet and the disk
     * has no room for one, it begins in memory and makes the file with the first tick that finds room.
     *
     * @param aggregators the base URLs of all that are pushed to; what the file knows of others is forgotten
     * @throws OutboxException when it cannot be written, another agent uses it, or a newer agent made it
     */
    public static Outbox open(Path path, OutboxLimits limits, Collection<String> aggregators) {
        Path file = path.toAbsolutePath();
        OutboxLock lock = OutboxLock.take(file);
        try {
            OutboxStorage storage = new OutboxStorage(file);
            Outbox outbox = open(lock, storage, limits, List.copyOf(aggregators));
            storage.whenBegunAfresh(outbox::startOver);
            return outbox;
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    private static Outbox open(OutboxLock lock, OutboxStorage storage, OutboxLimits limits, List<String> aggregators) {
        boolean fresh = storage.isFresh();
        try {
            Content content = storage.inTransaction("open", Content::of);
            return new Outbox(lock, storage, content, limits, aggregators);
        } catch (OutboxException failure) {
            if (!fresh || !failure.isNoRoom()) {
                throw failure;
            }
            log.error("{}; new ticks wait in memory", failure.getMessage());
            Outbox inMemory = new Outbox(lock, storage, Content.none(), limits, aggregators);
            inMemory.identityIsSaved = false;
            return inMemory;
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
     * @throws OutboxException when it could not be written; it is in memory then, can be pushed from there, and is
     *     written with the next one if that can be
     */
    public synchronized void append(long timestamp, List<Sample> samples) {
        lastId++;
        List<StoredTick> movedOut = unsaved.add(new StoredTick(lastId, timestamp, samples.size(), encode(samples)));
        countDropped(movedOut);
        save();
    }

    /** The newest ticks that were never sent to the aggregator; empty when it was sent the last one. */
    public synchronized Optional<Batch> nextFresh(String aggregator, int maxSamples) {
        List<IdRange> ranges = deliveries.of(aggregator).missing().ranges();
        return nextOf(aggregator, ranges.get(ranges.size() - 1), maxSamples);
    }

    /** The newest ticks of what an outage left behind; empty when nothing is left. */
    public synchronized Optional<Batch> nextBacklog(String aggregator, int maxSamples) {
        List<IdRange> ranges = deliveries.of(aggregator).missing().ranges();
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
        return deliveries.of(aggregator).missing().ranges().size() > 1;
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

    /** The aggregator has this batch: it is not given out again. The file follows with the next tick. */
    public synchronized void acknowledge(Batch batch) {
        deliveries.acknowledge(batch.aggregator(), batch.ids());
    }

    /** How pushing to an aggregator went when it was last noted. */
    public synchronized PushNote noteOf(String aggregator) {
        return deliveries.of(aggregator).note();
    }

    /** Takes over how pushing to an aggregator goes, for {@link OutboxReader}. The file follows with the next tick. */
    public synchronized void note(String aggregator, PushNote note) {
        deliveries.note(aggregator, note);
    }

    /**
     * The aggregator will never take this batch: it is set aside with the reason, and not given out again.
     *
     * @param body the push as gzipped rows
     */
    public synchronized void refuse(Batch batch, String reason, byte[] body) {
        deliveries.acknowledge(batch.aggregator(), batch.ids());
        try {
            storage.inTransaction("set a batch aside in", tables -> {
                tables.refusals().add(batch, reason, body);
                tables.deliveries().write(deliveries.of(batch.aggregator()));
                return batch;
            });
        } catch (OutboxException full) {
            log.error(
                    "{}; its {} ticks stay as long as pushed ones do",
                    full.getMessage(),
                    batch.ticks().size());
        }
    }

    /** Deletes what the limits say must go; to be called every minute or so. How many ticks were dropped unsent. */
    public synchronized int tidy() {
        int dropped = storage.inTransaction("tidy", tables -> {
            int count = tables.retention(limits).tidy(deliveries.deliveredToAll(), lastId);
            tables.identity().write(new IdentityTable.Identity(instance, droppedTicks + count));
            tables.deliveries().keepOnly(aggregators);
            return count;
        });
        droppedTicks += dropped;
        IdRange ends =
                storage.inTransaction("look into", tables -> tables.ticks().ends());
        oldestId = ends.isEmpty() ? firstUnsavedId() : ends.first();
        deliveries.forgetBelow(oldestId);
        return dropped;
    }

    /** The outbox in numbers; of a file that cannot be read, its last known size. */
    public synchronized OutboxStatus status() {
        IdRanges pending = pending().within(new IdRange(oldestId, lastId));
        try {
            bytes = storage.inTransaction(
                    "measure", tables -> tables.retention(limits).bytes());
        } catch (OutboxException unreadable) {
            log.debug("{}", unreadable.getMessage());
        }
        return new OutboxStatus(pending.count(), bytes, droppedTicks);
    }

    @Override
    public synchronized void close() {
        try (lock;
                storage) {
            save();
        } catch (OutboxException full) {
            log.error(
                    "{}; {} ticks were only in memory",
                    full.getMessage(),
                    unsaved.all().size());
        }
    }

    private void save() {
        storage.inTransaction("keep a tick in", this::writeUnsaved);
        dictionary.saved();
        unsaved.clear();
        deliveries.saved();
        identityIsSaved = true;
        storage.share();
    }

    private long writeUnsaved(Tables tables) throws SQLException {
        for (Map.Entry<Integer, SeriesKey> series : dictionary.unsaved().entrySet()) {
            tables.series().insert(series.getKey(), series.getValue());
        }
        for (StoredTick tick : unsaved.all()) {
            tables.ticks().insert(tick);
        }
        for (Delivery delivery : deliveries.unsaved()) {
            tables.deliveries().write(delivery);
        }
        if (!identityIsSaved) {
            tables.identity().write(new IdentityTable.Identity(instance, droppedTicks));
        }
        return lastId;
    }

    /** The file is a fresh one: what the damaged one held can be sent to nobody. */
    private void startOver() {
        long firstKept = firstUnsavedId();
        droppedTicks += pending().within(new IdRange(oldestId, firstKept - 1)).count();
        oldestId = firstKept;
        identityIsSaved = false;
        dictionary.forgotten();
        deliveries.forgetBelow(oldestId);
        deliveries.forgotten();
    }

    private IdRanges pending() {
        return IdRanges.ALL.minus(deliveries.deliveredToAll());
    }

    private long firstUnsavedId() {
        List<StoredTick> ticks = unsaved.all();
        return ticks.isEmpty() ? lastId + 1 : ticks.get(0).id();
    }

    private void countDropped(List<StoredTick> gone) {
        for (StoredTick tick : gone) {
            droppedTicks += pending().within(new IdRange(tick.id(), tick.id())).count();
            identityIsSaved = false;
        }
    }

    private Optional<Batch> nextOf(String aggregator, IdRange range, int maxSamples) {
        List<StoredTick> inMemory = unsaved.newest(range, maxSamples);
        if (!inMemory.isEmpty()) {
            return Optional.of(new Batch(aggregator, inMemory));
        }
        while (true) {
            List<StoredTick> newest =
                    storage.inTransaction("read", tables -> tables.ticks().newest(range, maxSamples));
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
        storage.inTransaction("set damaged ticks aside in", tables -> {
            for (Map.Entry<StoredTick, String> tick : damaged.entrySet()) {
                tables.refusals().addDamaged(tick.getKey(), tick.getValue());
                tables.ticks().delete(tick.getKey().id());
            }
            tables.identity().write(new IdentityTable.Identity(instance, droppedTicks + damaged.size()));
            return damaged;
        });
        droppedTicks += damaged.size();
        damaged.forEach((tick, problem) -> log.error(
                "tick {} of second {} is damaged: {}; it is set aside", tick.id(), tick.timestamp(), problem));
    }

    private byte[] encode(List<Sample> samples) {
        encoder.begin();
        for (Sample sample : samples) {
            encoder.add(dictionary.idOf(sample.metricType(), sample.tags()), sample.value());
        }
        return encoder.toBytes();
    }
}
