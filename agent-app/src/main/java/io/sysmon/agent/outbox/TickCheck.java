package io.sysmon.agent.outbox;

import org.jspecify.annotations.Nullable;

/** Finds ticks whose bytes were damaged on the disk, before they spoil the push of their neighbours. */
final class TickCheck {

    private TickCheck() {}

    /** What is wrong with the tick's bytes, or {@code null} when every sample of it can be pushed. */
    static @Nullable String problemOf(StoredTick tick, SeriesDictionary dictionary) {
        try {
            int size = 0;
            for (TickDecoder samples = new TickDecoder(tick.samples()); samples.next(); size++) {
                dictionary.get(samples.seriesId());
                if (!Double.isFinite(samples.value())) {
                    return "sample " + size + " has the value " + samples.value();
                }
            }
            return size == tick.size() ? null : "expected " + tick.size() + " samples, found " + size;
        } catch (OutboxException damage) {
            return damage.getMessage();
        }
    }
}
