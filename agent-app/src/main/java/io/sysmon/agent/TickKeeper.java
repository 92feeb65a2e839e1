package io.sysmon.agent;

import io.sysmon.agent.outbox.Outbox;
import io.sysmon.agent.outbox.OutboxException;
import io.sysmon.protocol.Sample;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts ticks into the outbox. While the outbox cannot be written, as on a full disk, the newest ticks wait in memory, and
 * measuring goes on. Confined to one thread.
 */
final class TickKeeper {

    private static final Logger log = LoggerFactory.getLogger(TickKeeper.class);

    /** Ten minutes at the usual interval, about 2 MB. */
    private static final int MOST_WAITING = 300;

    /** The outbox's limits are looked at once a minute at the usual interval. */
    private static final int TICKS_BETWEEN_TIDYING = 30;

    private final Outbox outbox;
    private final Deque<Tick> waiting = new ArrayDeque<>();
    private boolean well = true;
    private int lost;
    private int ticksSinceTidying;

    TickKeeper(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Keeps one tick, and those that wait: durable, or in memory until the outbox can be written again. */
    void keep(long timestamp, List<Sample> samples) {
        if (waiting.size() == MOST_WAITING) {
            waiting.removeFirst();
            lost++;
        }
        waiting.addLast(new Tick(timestamp, samples));
        try {
            while (!waiting.isEmpty()) {
                outbox.append(waiting.getFirst().timestamp, waiting.getFirst().samples);
                waiting.removeFirst();
            }
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
            log.info("the outbox can be written again; {} ticks were lost", lost);
            lost = 0;
            well = true;
        }
    }

    private void noteFailure(OutboxException failure) {
        if (well) {
            log.error("{}; up to {} ticks wait in memory", failure.getMessage(), MOST_WAITING);
            well = false;
        }
    }

    private record Tick(long timestamp, List<Sample> samples) {}
}
