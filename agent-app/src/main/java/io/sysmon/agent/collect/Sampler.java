package io.sysmon.agent.collect;

import io.sysmon.protocol.Sample;
import io.sysmon.protocol.SeriesTags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every collector once and makes one tick of it. Each collector says beside its own samples whether it is well, as
 * {@code agent.collector_up}: 1, or 0 when it failed; none where the kernel does not have its source. Confined to one
 * thread.
 */
public final class Sampler {

    private static final Logger log = LoggerFactory.getLogger(Sampler.class);

    private static final String COLLECTOR_UP = "agent.collector_up";
    private static final String WELL = "";

    private final List<Collector> collectors;
    private final LongSupplier nanoTime;
    private final Map<String, String> tagsByCollector = new HashMap<>();
    private final Map<String, String> problems = new HashMap<>();
    private int lastSize;

    /**
     * Reads {@code collectors} in their order.
     *
     * @param nanoTime the monotonic clock, {@link System#nanoTime}
     */
    public Sampler(List<Collector> collectors, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.collectors = List.copyOf(collectors);
    }

    /**
     * One tick.
     *
     * @param timestamp Unix seconds, which every sample carries
     */
    public List<Sample> sample(long timestamp) {
        List<Sample> samples = new ArrayList<>(lastSize);
        for (Collector collector : collectors) {
            Outcome outcome = collector.collect(nanoTime.getAsLong());
            readingsOf(collector.name(), outcome).stampInto(samples, timestamp);
            noteState(collector.name(), outcome);
        }
        lastSize = samples.size();
        return samples;
    }

    private Readings readingsOf(String name, Outcome outcome) {
        String tags = tagsByCollector.computeIfAbsent(name, collector -> SeriesTags.of("collector", collector));
        if (outcome instanceof Readings readings) {
            return readings.flag(COLLECTOR_UP, tags, true);
        }
        if (outcome instanceof Outcome.Failed failed) {
            return failed.salvaged().flag(COLLECTOR_UP, tags, false);
        }
        return new Readings();
    }

    /** Logs when a collector's state changes, so that what lasts is said once. */
    private void noteState(String name, Outcome outcome) {
        if (outcome instanceof Outcome.Pending) {
            return;
        }
        String problem = outcome instanceof Outcome.Failed failed ? failed.reason() : WELL;
        String before = problems.put(name, problem);
        if (!problem.equals(WELL) && (before == null || before.equals(WELL))) {
            log.warn("collector {} fails: {}", name, problem);
        } else if (problem.equals(WELL) && before != null && !before.equals(WELL)) {
            log.info("collector {} is well again", name);
        } else if (before == null && outcome instanceof Outcome.Absent absent) {
            log.debug("collector {} has no source: {}", name, absent.reason());
        }
    }
}
