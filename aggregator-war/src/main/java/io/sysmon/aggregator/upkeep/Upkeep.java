package io.sysmon.aggregator.upkeep;

import io.sysmon.aggregator.store.HistorySize;
import io.sysmon.aggregator.store.Outlook;
import io.sysmon.aggregator.store.Store;
import io.sysmon.aggregator.store.StoreUnavailableException;
import java.time.Duration;
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

    private final Store store;
    private final UpkeepSettings settings;
    private final SealingRound sealing;
    private final RetentionRound retention;
    private volatile boolean stopped;
    private final Timer retentionTimer = new Timer(RETENTION_PAUSE);
    private final Timer outlookTimer = new Timer(OUTLOOK_PAUSE);

    /** Of an open store. */
    public Upkeep(Store store, UpkeepSettings settings) {
        this.store = store;
        this.settings = settings;
        this.sealing = new SealingRound(store, () -> stopped);
        this.retention = new RetentionRound(store, settings, () -> stopped);
    }

    /** Seals what is due and drops what is old. A failure is logged, and tried again by the next round. */
    public synchronized void round() {
        try {
            sealing.seal(new Debounce(store.now()), Progress.UNWATCHED);
            if (retentionTimer.isDue()) {
                retention.drop();
                retention.giveBackMost();
            }
            if (outlookTimer.isDue()) {
                lookAhead();
            }
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
    public synchronized void compact(Progress progress) {
        sealing.seal(window -> true, progress);
        retention.drop();
        retention.giveBack(0, progress);
    }

    private void lookAhead() {
        HistorySize size = store.retention().measure(store.now());
        long bound = settings.bytes() - store.retention().pages().usedBytes();
        double more = Math.min(bound, store.roomBytes());
        store.retention().publish(new Outlook(size, new Growth(size, settings).daysUntil(more)));
    }

    /** Ends the round that runs, after its current step; there will be no other. */
    public void stop() {
        stopped = true;
    }
}
