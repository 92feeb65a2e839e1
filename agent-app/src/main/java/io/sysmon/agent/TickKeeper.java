package io.sysmon.agent;

import io.sysmon.agent.outbox.Outbox;
import io.sysmon.agent.outbox.OutboxException;
import io.sysmon.protocol.Sample;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts ticks into the outbox, and says when that cannot be written. Confined to one thread. */
final class TickKeeper {

    private static final Logger log = LoggerFactory.getLogger(TickKeeper.class);

    /** The outbox's limits are looked at once a minute at the usual interval. */
    private static final int TICKS_BETWEEN_TIDYING = 30;

    private final Outbox outbox;
    private boolean well = true;
    private long droppedBefore;
    private int ticksSinceTidying;

    TickKeeper(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Keeps one tick: durable, or in memory until the outbox can be written again. */
    void keep(long timestamp, List<Sample> samples) {
        try {
            outbox.append(timestamp, samples);
            tidy();
            noteWell();
        } catch (OutboxException failure) {
            noteFailure(failure);
        }
    }

    private void tidy() {
        ticksSinceTidying++;
        if (ticksSinceTidying >= TICKS_BETWEEN_TIDYING) {
            ticksSinceTidying = 0;
            int dropped = outbox.tidy();
            if (dropped > 0) {
                log.warn("dropped {} ticks that were never pushed: the outbox is at its bounds", dropped);
            }
        }
    }

    private void noteWell() {
        if (!well) {
            long lost = outbox.status().droppedTicks() - droppedBefore;
            log.info("the outbox can be written again; {} ticks were lost", lost);
            well = true;
        }
    }

    private void noteFailure(OutboxException failure) {
        if (well) {
            log.error("{}; the newest ticks wait in memory and are pushed from there", failure.getMessage());
            droppedBefore = outbox.status().droppedTicks();
            well = false;
        }
    }
}
