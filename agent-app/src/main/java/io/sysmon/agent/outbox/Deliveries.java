package io.sysmon.agent.outbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which ticks each aggregator does not have. In memory: the file follows with the next tick, in the same transaction. An
 * agent that is killed before sends again what was acknowledged since, which an aggregator stores once. Guarded by the
 * outbox.
 */
final class Deliveries {

    private final Map<String, Delivery> byAggregator = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    /** Of these aggregators; what {@code known} says of others does not count. */
    Deliveries(Collection<Delivery> known, Collection<String> aggregators) {
        for (String aggregator : aggregators) {
            byAggregator.put(aggregator, Delivery.none(aggregator));
        }
        for (Delivery delivery : known) {
            byAggregator.replace(delivery.aggregator(), delivery);
        }
        changed.addAll(aggregators);
    }

    /** What is known of one aggregator. */
    Delivery of(String aggregator) {
        Delivery delivery = byAggregator.get(aggregator);
        if (delivery == null) {
            throw new IllegalStateException("cannot push to " + aggregator + ": the outbox was not opened for it");
        }
        return delivery;
    }

    /** The aggregator has these ticks. */
    void acknowledge(String aggregator, IdRange ids) {
        put(of(aggregator).without(ids));
    }

    /** Takes over how pushing to an aggregator goes. */
    void note(String aggregator, PushNote note) {
        put(of(aggregator).with(note));
    }

    /** What every aggregator has, of all ids there will ever be. */
    IdRanges deliveredToAll() {
        IdRanges delivered = IdRanges.ALL;
        for (Delivery delivery : byAggregator.values()) {
            delivered = delivered.minus(delivery.missing());
        }
        return delivered;
    }

    /** The highest id that any aggregator was ever sent. */
    long highestSentId() {
        return byAggregator.values().stream()
                .mapToLong(Delivery::highestSentId)
                .max()
                .orElse(0);
    }

    /** What is gone can be sent to nobody: no gap is kept for it. The file follows with the next push. */
    void forgetBelow(long id) {
        byAggregator.replaceAll((aggregator, delivery) -> delivery.without(new IdRange(1, id - 1)));
    }

    /** What the file does not know yet. */
    List<Delivery> unsaved() {
        return changed.stream().map(this::of).toList();
    }

    /** The file knows everything. */
    void saved() {
        changed.clear();
    }

    /** The file is a fresh one, which knows nothing. */
    void forgotten() {
        changed.addAll(byAggregator.keySet());
    }

    private void put(Delivery delivery) {
        byAggregator.put(delivery.aggregator(), delivery);
        changed.add(delivery.aggregator());
    }
}
