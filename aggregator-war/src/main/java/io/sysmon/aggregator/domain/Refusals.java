package io.sysmon.aggregator.domain;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often each {@link Limit} refused something since the start. Thread-safe. */
public final class Refusals {

    private final Map<Limit, LongAdder> counts = new EnumMap<>(Limit.class);

    /** None so far. */
    public Refusals() {
        for (Limit limit : Limit.values()) {
            counts.put(limit, new LongAdder());
        }
    }

    /** Counts one. */
    public void count(Limit limit) {
        count(limit, 1);
    }

    /** Counts some. */
    public void count(Limit limit, long more) {
        counts.getOrDefault(limit, new LongAdder()).add(more);
    }

    /** How often. */
    public long of(Limit limit) {
        LongAdder count = counts.get(limit);
        return count == null ? 0 : count.sum();
    }
}
