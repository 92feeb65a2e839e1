package io.sysmon.agent;

import io.sysmon.agent.collect.Collector;
import io.sysmon.agent.collect.KernelTree;
import io.sysmon.agent.collect.Outcome;
import io.sysmon.agent.collect.Readings;
import io.sysmon.agent.outbox.OutboxStatus;
import io.sysmon.agent.proc.ProcessStat;
import io.sysmon.agent.proc.ProcessStatus;
import io.sysmon.agent.publish.PublisherStatus;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** The agent about itself: what it costs and how its deliveries go. */
final class AgentCollector implements Collector {

    private static final double TICKS_PER_SECOND = 100;
    private static final double NANOS_PER_SECOND = 1e9;

    private final KernelTree proc;
    private final Supplier<AgentStatus> status;
    private double lastCpuTicks = Double.NaN;
    private long lastNanos;

    /** Reads its own process from {@code proc}. */
    AgentCollector(KernelTree proc, Supplier<AgentStatus> status) {
        this.proc = proc;
        this.status = status;
    }

    @Override
    public String name() {
        return "agent";
    }

    @Override
    public Outcome read(long nanos) throws IOException {
        Readings readings = new Readings();
        addDelivery(readings, status.get());
        ProcessStat process = ProcessStat.parse(proc.read("self/stat"));
        double cpuSeconds = (process.cpuTicks() - lastCpuTicks) / TICKS_PER_SECOND;
        readings.decimal("agent.cpu_percent", 100 * cpuSeconds / ((nanos - lastNanos) / NANOS_PER_SECOND));
        lastCpuTicks = process.cpuTicks();
        lastNanos = nanos;
        ProcessStatus memory = ProcessStatus.parse(proc.read("self/status"));
        readings.gauge("agent.rss_bytes", memory.residentBytes());
        return Outcome.of(readings, process.malformed() == null ? memory.malformed() : process.malformed());
    }

    private static void addDelivery(Readings readings, AgentStatus status) {
        OutboxStatus outbox = status.outbox();
        readings.gauge("agent.outbox_ticks", (double) outbox.pendingTicks())
                .gauge("agent.outbox_bytes", (double) outbox.bytes())
                .gauge("agent.dropped_ticks", (double) outbox.droppedTicks())
                .gauge("agent.push_failures", (double) status.pushFailures())
                .gauge("agent.push_seconds", round(status.longestPushSeconds()))
                .gauge("agent.tick_seconds", round(status.tickSeconds()))
                .gauge("agent.tick_lateness_seconds", status.tickLatenessSeconds())
                .decimal("system.time_offset_seconds", status.timeOffsetSeconds());
    }

    /** To 0.1 ms. */
    private static double round(double seconds) {
        return Double.isNaN(seconds) ? seconds : Math.round(seconds * 1e4) / 1e4;
    }

    /**
     * How the agent is. Immutable.
     *
     * @param publishers one for each aggregator, at least one
     * @param tickSeconds how long the last tick took; {@code NaN} before the first
     * @param tickLatenessSeconds how long after its time this tick began; {@code NaN} of the first
     */
    record AgentStatus(
            OutboxStatus outbox, List<PublisherStatus> publishers, double tickSeconds, double tickLatenessSeconds) {

        long pushFailures() {
            return publishers.stream().mapToLong(PublisherStatus::failures).sum();
        }

        double longestPushSeconds() {
            return publishers.stream()
                    .mapToDouble(PublisherStatus::lastPushSeconds)
                    .max()
                    .orElse(Double.NaN);
        }

        /** By the first aggregator's clock. */
        double timeOffsetSeconds() {
            return publishers.get(0).timeOffsetSeconds();
        }
    }
}
