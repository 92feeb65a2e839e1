package io.sysmon.aggregator.query;

import io.sysmon.aggregator.domain.FleetMoment;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How the fleet in sum went over the last hour: what {@link Fleet#summary()} said, written down twice a minute in memory.
 * The sums of stored samples would be another thing, for they do not know who was online, and would read every host's
 * history. Begins anew with the aggregator. Thread-safe.
 */
public final class FleetTrend {

    /** Between two moments. */
    public static final Duration STEP = Duration.ofSeconds(30);

    /** An hour back, both ends included. */
    private static final int MOST_MOMENTS = 121;

    private final Fleet fleet;
    private final InstantSource clock;
    private final Deque<FleetMoment> moments = new ArrayDeque<>();

    /** Of a fleet, by the aggregator's clock. */
    public FleetTrend(Fleet fleet, InstantSource clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    /** Writes down the present moment, which is later than all before; the oldest goes when there are too many. */
    public synchronized void record() {
        long now = clock.instant().getEpochSecond();
        if (!moments.isEmpty() && moments.getLast().timestamp() >= now) {
            return;
        }
        moments.addLast(new FleetMoment(now, fleet.summary()));
        if (moments.size() > MOST_MOMENTS) {
            moments.removeFirst();
        }
    }

    /** What was written down, in order of time. */
    public synchronized List<FleetMoment> moments() {
        return List.copyOf(moments);
    }
}
