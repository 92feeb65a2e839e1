package io.sysmon.aggregator.upkeep;

import io.sysmon.aggregator.store.FreshWindow;
import io.sysmon.aggregator.store.HostEntry;
import io.sysmon.aggregator.store.Progress;
import io.sysmon.aggregator.store.Resolution;
import io.sysmon.aggregator.store.Retention;
import io.sysmon.aggregator.store.Store;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Drops what is older than its age, and the oldest while there is too much. Confined to one thread. */
final class RetentionRound {

    /** What the writer gives back to the file system in some 10 ms. */
    private static final int PAGES_A_STEP = 256;

    /** Free pages up to this part of the file are left for what comes next. */
    private static final long SPARE_PART = 50;

    private final Store store;
    private final UpkeepSettings settings;
    private final CountDownLatch stopped;
    private final SealingRound sealing;

    /** Whose rows may be left over from a removal that was interrupted, maybe by the end of the last process. */
    private final Set<Resolution> unfinished = EnumSet.allOf(Resolution.class);

    RetentionRound(Store store, UpkeepSettings settings, CountDownLatch stopped) {
        this.store = store;
        this.settings = settings;
        this.stopped = stopped;
        this.sealing = new SealingRound(store, stopped);
    }

    /** Drops what is too old or too much. */
    void drop() {
        dropByAge(Resolution.SAMPLES, settings.samples());
        dropByAge(Resolution.MINUTES, settings.minutes());
        dropByAge(Resolution.HOURS, settings.hours());
        for (Resolution resolution : Resolution.values()) {
            dropBySize(resolution);
        }
    }

    /** Gives free pages back, all but a small part that what arrives next will need. */
    void giveBackMost() {
        Retention.Pages pages = store.retention().pages();
        giveBack(pages.all() / SPARE_PART, Progress.UNWATCHED);
    }

    /** Gives free pages back until so many are left. */
    void giveBack(long spare, Progress progress) {
        long before = store.retention().pages().free() - spare;
        long left = before;
        while (left > 0 && stopped.getCount() > 0) {
            progress.advanced("giving space back", before - left, before);
            store.retention().giveBack((int) Math.min(left, PAGES_A_STEP));
            left = store.retention().pages().free() - spare;
        }
    }

    /** What is kept moves only over rows that are there: what arrives late on an empty store is shown for a while. */
    private void dropByAge(Resolution resolution, Duration age) {
        long from = resolution.rowStartOf(Math.max(0, now() - age.toSeconds()));
        long kept = store.retention().kept().of(resolution);
        if (from > kept && oldest(resolution) < from) {
            dropBefore(resolution, from);
        } else if (unfinished.remove(resolution)) {
            dropBefore(resolution, kept);
        }
    }

    /** A row's span at a time, the oldest of all hosts' first; what is still being filled stays. */
    private void dropBySize(Resolution resolution) {
        long current = resolution.rowStartOf(store.now());
        while (store.retention().pages().usedBytes() > settings.bytes() && stopped.getCount() > 0) {
            long oldest = oldest(resolution);
            if (oldest >= current || !dropBefore(resolution, resolution.rowStartOf(oldest) + resolution.rowSeconds())) {
                return;
            }
        }
    }

    /**
     * The aggregator's clock, or the newest sample of all hosts where that is older: a clock that jumps ahead drops nothing,
     * and the last days of a fleet that has gone silent stay.
     */
    private long now() {
        long newest =
                hosts().stream().mapToLong(HostEntry::newestTimestamp).max().orElse(Long.MAX_VALUE);
        return Math.min(store.now(), newest);
    }

    private long oldest(Resolution resolution) {
        long kept = store.retention().kept().of(resolution);
        long oldest = Long.MAX_VALUE;
        for (HostEntry host : hosts()) {
            oldest = Math.min(oldest, Math.max(kept, store.retention().oldest(host.id(), resolution)));
        }
        return oldest;
    }

    private boolean dropBefore(Resolution resolution, long from) {
        if (from > store.retention().kept().of(resolution) && !moveKept(resolution, from)) {
            return false;
        }
        long kept = store.retention().kept().of(resolution);
        unfinished.add(resolution);
        for (HostEntry host : hosts()) {
            removeAll(host.id(), resolution, kept);
        }
        unfinished.remove(resolution);
        return true;
    }

    /** Samples go only when their roll-ups are final. */
    private boolean moveKept(Resolution resolution, long from) {
        if (resolution == Resolution.SAMPLES) {
            sealing.seal((FreshWindow window) -> window.start() < from, Progress.UNWATCHED);
        }
        return store.retention().keepFrom(resolution, from);
    }

    private void removeAll(long hostId, Resolution resolution, long kept) {
        int removed = Integer.MAX_VALUE;
        while (removed > 0 && kept > 0 && stopped.getCount() > 0) {
            removed = store.retention().oldest(hostId, resolution) < kept
                    ? store.retention().removeSome(hostId, resolution, kept)
                    : 0;
        }
    }

    private List<HostEntry> hosts() {
        return store.hosts().registered();
    }
}
