package io.sysmon.aggregator.store;

import io.sysmon.aggregator.domain.StoreLimits;
import io.sysmon.protocol.SeriesKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * An open database. Thread-safe. Whoever opens it closes it; {@link #close} writes what is still waiting and leaves no
 * thread and no file handle behind.
 */
public final class Store implements AutoCloseable {

    private final Path database;
    private final StoreSettings settings;
    private final Memory memory;
    private final DiskGuard disk;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Writer writer;
    private final Runs runs;
    private final Sealing sealing;
    private final Retention retention;
    private final StoredTokens tokens;
    private final Checkpoint checkpoint;
    private final Scrub scrub;
    private final StoreLock lock;

    private Store(Path database, StoreSettings settings) {
        this.database = database;
        this.settings = settings;
        SeriesDictionary dictionary = new SeriesDictionary();
        HostRegistry hosts = new HostRegistry(dictionary, settings.online().toSeconds());
        this.memory = new Memory(
                hosts,
                dictionary,
                new FreshWindows(settings.clock()),
                new Problems(settings.clock(), database, hosts::nameOf));
        this.disk = new DiskGuard(database, settings.diskReserveBytes());
        try {
            lock = StoreLock.acquire(database);
            open.push(lock);
            new DatabaseFile(database).prepare();
            Schema.migrate(database);
            writer = startWriter();
            open.push(writer);
            Readers readers = new Readers(database);
            open.push(readers);
            runs = new Runs(database, readers, memory.problems());
            sealing = new Sealing(readers, writer, memory.fresh(), memory.problems());
            retention = new Retention(readers, writer, memory.fresh());
            tokens = new StoredTokens(readers, writer);
            checkpoint = new Checkpoint(database);
            scrub = new Scrub(readers, settings.clock(), memory.problems());
        } catch (RuntimeException failed) {
            closeAfter(failed);
            throw failed;
        }
    }

    /**
     * Opens the database, made or upgraded where necessary.
     *
     * @throws StoreException when the file is no database, is damaged, is newer than this program, cannot be written, or
     *     is held by another process or context
     */
    public static Store open(StoreSettings settings) {
        return new Store(DatabaseFile.realPath(settings.database()), settings);
    }

    /** The hosts in memory. */
    public HostRegistry hosts() {
        return memory.hosts();
    }

    /** The numbers of series. */
    public SeriesDictionary dictionary() {
        return memory.dictionary();
    }

    /** The samples on disk. */
    public Runs runs() {
        return runs;
    }

    /** The merging of fresh runs. */
    public Sealing sealing() {
        return sealing;
    }

    /** The removal of old history. */
    public Retention retention() {
        return retention;
    }

    /** The tokens that were made here. */
    public StoredTokens tokens() {
        return tokens;
    }

    /** The search for damage. */
    public Scrub scrub() {
        return scrub;
    }

    /** The care of the write-ahead log. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /**
     * Says where the server that has this database open can be reached; whoever works on the file beside it asks there.
     *
     * @param url of the application, with its context path
     */
    public void announce(String url) {
        lock.announce(url);
    }

    /** The aggregator's clock, Unix seconds. */
    public long now() {
        return settings.clock().instant().getEpochSecond();
    }

    /** How much it takes. */
    public StoreLimits limits() {
        return settings.limits();
    }

    /**
     * The numbers of the series that a push brings, in their order; one of {@link Admission} for each that would be one too
     * many. Whoever is given numbers writes a batch with them next.
     *
     * @throws StoreFullException when the host would be one too many
     */
    public int[] admit(String hostname, List<SeriesKey> series) {
        HostRegistry hosts = memory.hosts();
        if (hosts.find(hostname) == null && hosts.size() >= settings.limits().hosts()) {
            throw new StoreFullException(hostname, settings.limits().hosts());
        }
        return hosts.obtain(hostname).admit(series, settings.limits());
    }

    /** Nothing of a push that was admitted is written after all: a name that is no host's is forgotten. */
    public void drop(String hostname) {
        memory.hosts().removeUnused(hostname);
    }

    /**
     * Stores a push and returns once it is durable.
     *
     * @return the aggregator's clock at that time, Unix seconds
     * @throws StoreUnavailableException when it cannot be stored now: nothing of it is stored, or will be found stored
     *     when it is sent again
     * @throws StoreException when the database refuses this very push
     */
    public long write(PushBatch batch) {
        try {
            if (!disk.hasRoom()) {
                throw new StoreUnavailableException("the disk of the aggregator is full", 30);
            }
            return writer.write(batch);
        } catch (StoreUnavailableException | StoreException failed) {
            String hostname = batch.host().hostname();
            memory.hosts().obtain(hostname).release(batch.newest().seriesIds());
            memory.hosts().removeUnused(hostname);
            throw failed;
        }
    }

    /**
     * Forgets a host and all its samples.
     *
     * @return whether the host was registered
     * @throws StoreUnavailableException when the database cannot be written now
     */
    public boolean forget(String hostname) {
        return writer.forget(hostname);
    }

    /** Does work on the writer's thread in a transaction of its own; throws as {@link #write} does. */
    <T> T run(StepKind kind, WriteTask.Work<T> work) {
        return writer.run(kind, work);
    }

    /** How the store is doing: quick, reads no content. */
    public StoreStatus status() {
        StoreStatus.Size size = new StoreStatus.Size(
                DatabaseFile.sizeOf(database), DatabaseFile.sizeOf(DatabaseFile.logOf(database)), disk.freeBytes());
        return new StoreStatus(
                memory.hosts().registered().size(),
                memory.dictionary().size(),
                memory.hosts().seriesOfAll(),
                size,
                retention.outlook(),
                writer.status(disk.hasRoom()),
                new StoreStatus.Integrity(
                        memory.problems().damaged(), memory.problems().damages(), scrub.status()),
                memory.problems().newestFirst());
    }

    /** How long the writer's transactions took since the store was opened, by their kind. */
    public Map<StepKind, Durations> stepTimes() {
        return writer.stepTimes();
    }

    /** How many bytes may still be stored before the disk's reserve is reached. */
    public long roomBytes() {
        return Math.max(0, disk.freeBytes() - settings.diskReserveBytes());
    }

    /** Whether reads work: runs one small query. */
    public boolean isReadable() {
        return runs.areReadable();
    }

    @Override
    public void close() {
        StoreException failure = new StoreException("cannot close " + database);
        closeAfter(failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    /** Closed after the readers, the writer's connection is the last one and puts the log away. */
    private Writer startWriter() {
        WriteQueue queue = new WriteQueue(settings.limits().queuedPushes());
        WriteLoop loop = new WriteLoop(database, settings.clock(), memory, queue);
        loop.resume(recover());
        Writer started = new Writer(queue, loop);
        started.start();
        return started;
    }

    private Recovery.Recovered recover() {
        try (Connection connection = Connections.openWriting(database)) {
            return new Recovery(memory).start(connection);
        } catch (SQLException failed) {
            throw new StoreException("cannot read " + database + " at start", failed);
        }
    }

    /** Closes what is open, the last opened first; failures are added to {@code failed}. */
    private void closeAfter(Exception failed) {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception alsoFailed) {
                failed.addSuppressed(alsoFailed);
            }
        }
    }
}
