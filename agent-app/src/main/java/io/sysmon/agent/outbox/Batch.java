package io.sysmon.agent.outbox;

import java.util.List;

/**
 * Ticks for one aggregator, oldest first. Immutable.
 *
 * @param aggregator its base URL
 * @param ticks at least one, ids ascending and without one between that the aggregator does not have
 */
public record Batch(String aggregator, List<StoredTick> ticks) {

    /** Copies the list. */
    public Batch {
        ticks = List.copyOf(ticks);
    }

    /** Number of samples. */
    public int size() {
        return ticks.stream().mapToInt(StoredTick::size).sum();
    }

    /** The newest tick's time, Unix seconds. */
    public long lastTimestamp() {
        return ticks.get(ticks.size() - 1).timestamp();
    }

    IdRange ids() {
        return new IdRange(ticks.get(0).id(), ticks.get(ticks.size() - 1).id());
    }
}
