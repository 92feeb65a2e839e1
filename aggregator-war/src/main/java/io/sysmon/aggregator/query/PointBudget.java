package io.sysmon.aggregator.query;

/** Keeps one answer within memory. Confined to one thread; closed when its points are handed on. */
final class PointBudget implements AutoCloseable {

    private final int most;
    private final PointRoom room;
    private int used;

    PointBudget(int most, PointRoom room) {
        this.most = most;
        this.room = room;
    }

    /**
     * Takes room for points.
     *
     * @throws QueryTooLargeException when the answer would have too many
     * @throws QueriesTooLargeException when all answers under way would
     */
    void take(int points) {
        if (points > most - used) {
            throw new QueryTooLargeException("the answer would have more than " + most
                    + " points; ask for fewer hosts, metrics or points, or a shorter span");
        }
        room.take(points, used + points);
        used += points;
    }

    int used() {
        return used;
    }

    /** Gives back everything taken since {@link #used} was this much. */
    void giveBackTo(int usedBefore) {
        room.giveBack(used - usedBefore);
        used = usedBefore;
    }

    /** Gives back everything. */
    @Override
    public void close() {
        giveBackTo(0);
    }
}
