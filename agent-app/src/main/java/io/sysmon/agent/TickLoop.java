package io.sysmon.agent;

import io.sysmon.agent.collect.Sampler;
import io.sysmon.protocol.Sample;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures at every grid time: one tick, then the wait for the next. Whatever goes wrong in a tick, the next one comes.
 * Confined to the executor's one thread, but for {@link #tickSeconds}.
 */
final class TickLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(TickLoop.class);

    private static final long MILLIS_PER_SECOND = 1000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final long intervalSeconds;
    private final TickGrid grid;
    private final Sampler sampler;
    private final TickKeeper keeper;
    private long lastStamp = Long.MIN_VALUE;
    private volatile double tickSeconds = Double.NaN;
    private volatile double latenessSeconds = Double.NaN;

    /** Runs on {@code executor}, which has one thread, until that is shut down. */
    TickLoop(ScheduledExecutorService executor, Clock clock, Duration interval, Sampler sampler, TickKeeper keeper) {
        this.executor = executor;
        this.clock = clock;
        this.intervalSeconds = interval.toSeconds();
        this.grid = new TickGrid(interval.toMillis(), clock.millis());
        this.sampler = sampler;
        this.keeper = keeper;
    }

    /** How long the last tick took, until it was durable; {@code NaN} before the first. Any thread may ask. */
    double tickSeconds() {
        return tickSeconds;
    }

    /**
     * How long after its time the tick in hand began, or the last one; {@code NaN} before the second, since the first
     * has no time of its own. Any thread may ask.
     */
    double latenessSeconds() {
        return latenessSeconds;
    }

    @Override
    public void run() {
        try {
            tick();
        } catch (RuntimeException bug) {
            log.error("a tick failed", bug);
        } finally {
            scheduleNext();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // run catches what a future would hold
    private void scheduleNext() {
        if (!executor.isShutdown()) {
            executor.schedule(this, grid.millisUntilDue(clock.millis()), TimeUnit.MILLISECONDS);
        }
    }

    /** Nothing is made up for the seconds that were left out. */
    private void noteJump(long stamp) {
        if (stamp <= lastStamp) {
            log.warn("the clock went back {} s: samples of those seconds are written again", lastStamp - stamp);
        } else if (lastStamp != Long.MIN_VALUE && stamp - lastStamp > intervalSeconds) {
            log.warn(
                    "no tick for {} s: the clock was set forward, or the host slept or was too busy",
                    stamp - lastStamp - intervalSeconds);
        }
    }

    private void tick() {
        long begin = System.nanoTime();
        long now = clock.millis();
        long due = grid.stamp(now);
        long stamp = due / MILLIS_PER_SECOND;
        if (lastStamp != Long.MIN_VALUE) {
            latenessSeconds = Math.max(0, now - due) / (double) MILLIS_PER_SECOND;
        }
        noteJump(stamp);
        lastStamp = stamp;
        List<Sample> samples = sampler.sample(stamp);
        keeper.keep(stamp, samples);
        tickSeconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
    }
}
