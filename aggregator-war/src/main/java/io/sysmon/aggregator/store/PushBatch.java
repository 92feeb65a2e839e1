package io.sysmon.aggregator.store;

import io.sysmon.protocol.HostIdentity;
import java.util.List;

/**
 * One push, ready to be written. Immutable.
 *
 * @param host what the push says of its host
 * @param runs its samples, one run for each clock hour; empty for a heartbeat
 * @param newest the newest of its samples of each series
 * @param samples how many samples the push brought, repetitions included
 */
public record PushBatch(HostIdentity host, List<FreshRun> runs, NewestSamples newest, int samples) {

    /** Copies the list. */
    public PushBatch {
        runs = List.copyOf(runs);
    }

    /** Bytes of all runs. */
    long bytes() {
        long bytes = 0;
        for (FreshRun run : runs) {
            bytes += run.samples().length;
        }
        return bytes;
    }
}
