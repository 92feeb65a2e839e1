package io.sysmon.aggregator.query;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The points that all queries under way may hold: together so many, and each so many. A query that is alone may hold as many
 * as one may. Thread-safe.
 */
final class PointRoom {

    /** A point while it is gathered: its sum, its count, its bounds. */
    private static final int POINT_BYTES = 32;

    private final int mostOfOne;
    private final int mostOfAll;
    private final AtomicInteger taken = new AtomicInteger();

    PointRoom(int mostOfOne, int mostOfAll) {
        this.mostOfOne = mostOfOne;
        this.mostOfAll = mostOfAll;
    }

    /** A quarter of what memory this process may have, and at least one answer of the largest size. */
    static PointRoom ofThisProcess(int mostOfOne) {
        long quarter = Runtime.getRuntime().maxMemory() / 4 / POINT_BYTES;
        return new PointRoom(mostOfOne, (int) Math.min(Integer.MAX_VALUE, Math.max(mostOfOne, quarter)));
    }

    /** The points of one answer, none yet; the caller closes it. */
    PointBudget open() {
        return new PointBudget(mostOfOne, this);
    }

    /** @param mine how many the answer that asks has by now, these included */
    void take(int points, int mine) {
        int all = taken.addAndGet(points);
        if (all > mostOfAll && mine < all) {
            taken.addAndGet(-points);
            throw new QueriesTooLargeException();
        }
    }

    void giveBack(int points) {
        taken.addAndGet(-points);
    }
}
