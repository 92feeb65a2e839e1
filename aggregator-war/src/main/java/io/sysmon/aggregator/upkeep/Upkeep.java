package io.sysmon.aggregator.upkeep;

import io.sysmon.aggregator.store.HistorySize;
import io.sysmon.aggregator.store.Outlook;
import io.sysmon.aggregator.store.Progress;
import io.sysmon.aggregator.store.Store;
import io.sysmon.aggregator.store.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The care of one store: a round now and then on a thread of the caller's, or all at once for who asks for it. Thread-safe;
 * one at a time.
 */
public final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    /** Old history is looked for this often, and how much there is: that reads whole indexes. */
    private static final Duration RETENTION_PAUSE = Duration.ofMinutes(1);

    private static final Duration OUTLOOK_PAUSE = Duration.ofMinutes(10);

    /** A round: at one in five seconds, all of a gigabyte in one and a half hours. */
    private static final long SCRUBBED_BYTES = 1 << 20;

    private final Store store;
    private final UpkeepSettings settings;
    private final SealingRound sealing;
    private final RetentionRound retention;
    private final Compactions compactions = new Compactions();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Timer retentionTimer = new Timer(RETENTION_PAUSE);
    private final Timer outlookTimer = new Timer(OUTLOOK_PAUSE);

    /** Of an open store. */
    public Upkeep(Store store, UpkeepSettings settings) {
        this.store = store;
        this.settings = settings;
        this.sealing = new SealingRound(store, stopped);
        this.retention = new RetentionRound(store, settings, stopped);
    }

    /** What was asked for by others than the caller of {@link #round}. */
    public Compactions compactions() {
        return compactions;
    }

    /**
     * Compacts when somebody asked for it; seals what is due and drops what is old. A failure is logged, and tried again by
     * the next round.
     */
    public synchronized void round() {
        if (compactions.begin()) {
            compactAsAsked();
        }
        try {
            sealing.seal(new Debounce(store.now()), Progress.UNWATCHED);
            if (retentionTimer.isDue()) {
                retention.drop();
                retention.giveBackMost();
            }
            if (outlookTimer.isDue()) {
                lookAhead();
            }
            store.checkpoint().keepLogShort();
            store.scrub().readSome(SCRUBBED_BYTES);
        } catch (StoreUnavailableException later) {
            LOG.info("upkeep waits: {}", later.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("upkeep failed and will be tried again", failed);
        }
    }

    /**
     * Seals all there is, the current hour included, drops what is old and gives all free space back.
     *
     * @throws StoreUnavailableException when the database cannot be written now; what was done stays done
     */
    public synchronized Compacted compact(Progress progress) {
        long before = store.status().size().databaseBytes();
        boolean all = sealing.sealAll(progress);
        retention.drop();
        retention.giveBack(0, progress);
        store.checkpoint().cutLogBack();
        return new Compacted(before, store.status().size().databaseBytes(), all);
    }

    /** Ends the round that runs, after its current step; there will be no other. */
    public void stop() {
        stopped.countDown();
    }

    private void compactAsAsked() {
        try {
            Compacted compacted = compact(compactions);
            LOG.info("compacted: {} bytes before, {} after", compacted.bytesBefore(), compacted.bytesAfter());
            compactions.end(compacted);
        } catch (StoreUnavailableException later) {
            LOG.warn("the compaction was given up: {}", later.getMessage());
            compactions.fail(String.valueOf(later.getMessage()));
        } catch (RuntimeException failed) {
            LOG.error("the compaction failed", failed);
            compactions.fail("it failed, and the aggregator's log says why");
        }
    }

    private void lookAhead() {
        HistorySize size = store.retention().measure(store.now());
        long bound = settings.bytes() - store.retention().pages().usedBytes();
        double more = Math.min(bound, store.roomBytes());
        store.retention().publish(new Outlook(size, new Growth(size, settings).daysUntil(more)));
    }
}
