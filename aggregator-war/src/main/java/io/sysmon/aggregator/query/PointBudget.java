package io.sysmon.aggregator.query;

/** Keeps one answer within memory. Confined to one thread. */
final class PointBudget {

    /** Some 60 MB of columns. */
    static final int MAX_POINTS = 2_000_000;

    private final int most;
    private int used;

    PointBudget(int most) {
        this.most = most;
    }

    /**
     * Takes room for points.
     *
     * @throws QueryTooLargeException when there is none left
     */
    void take(int points) {
        if (points > most - used) {
            throw new QueryTooLargeException("the answer would have more than " + most
                    + " points; ask for fewer hosts, metrics or points, or a shorter span");
        }
        used += points;
    }

    int used() {
        return used;
    }

    /** Gives back everything taken since {@link #used} was this much. */
    void giveBackTo(int usedBefore) {
        used = usedBefore;
    }
}
