package io.sysmon.agent.collect;

import io.sysmon.agent.proc.CpuTimes;
import io.sysmon.agent.proc.ProcStat;
import io.sysmon.protocol.MetricNames;
import java.io.IOException;
import java.util.Map;

/** CPU time and the scheduler's counters, all from one reading of {@code /proc/stat}. */
final class StatCollector implements Collector {

    private final KernelTree proc;
    private final DeviceTags coreTags = new DeviceTags("core", name -> true);
    private final LastReading<ProcStat> last = new LastReading<>();

    StatCollector(KernelTree proc) {
        this.proc = proc;
    }

    @Override
    public String name() {
        return "stat";
    }

    @Override
    public Outcome read(long nanos) throws IOException {
        ProcStat stat = ProcStat.parse(proc.read("stat"));
        Readings readings = new Readings();
        Span<ProcStat> span = last.advance(stat, nanos);
        if (span != null) {
            addCpu(
                    readings,
                    CpuUsage.over(span.of(span.before().total(), span.after().total())));
            addCores(readings, span);
            addRates(readings, span);
        }
        coreTags.keepOnly(stat.cores().keySet());
        readings.gauge(
                        MetricNames.CPU_CORES,
                        stat.cores().isEmpty() ? Double.NaN : stat.cores().size())
                .gauge("process.running", stat.running())
                .gauge("process.blocked", stat.blocked())
                .gauge("system.boot_time_seconds", stat.bootTimeSeconds());
        return Outcome.of(readings, stat.malformed());
    }

    private static void addCpu(Readings readings, CpuUsage usage) {
        readings.percent(MetricNames.CPU_TOTAL_USAGE, usage.totalPercent())
                .percent("cpu.user", usage.percent(CpuTimes::user))
                .percent("cpu.nice", usage.percent(CpuTimes::nice))
                .percent("cpu.system", usage.percent(CpuTimes::system))
                .percent("cpu.idle", usage.percent(CpuTimes::idle))
                .percent("cpu.iowait", usage.percent(CpuTimes::iowait))
                .percent("cpu.irq", usage.percent(CpuTimes::irq))
                .percent("cpu.softirq", usage.percent(CpuTimes::softirq))
                .percent("cpu.steal", usage.percent(CpuTimes::steal));
    }

    private void addCores(Readings readings, Span<ProcStat> span) {
        for (Map.Entry<String, CpuTimes> core : span.after().cores().entrySet()) {
            CpuTimes before = span.before().cores().get(core.getKey());
            String tags = coreTags.find(core.getKey());
            if (before != null && tags != null) {
                CpuUsage usage = CpuUsage.over(span.of(before, core.getValue()));
                readings.percent("cpu.core_usage", tags, usage.totalPercent());
            }
        }
    }

    private static void addRates(Readings readings, Span<ProcStat> span) {
        readings.decimal("process.forks_per_sec", span.perSecond(ProcStat::forks))
                .decimal("system.context_switches_per_sec", span.perSecond(ProcStat::contextSwitches))
                .decimal("system.interrupts_per_sec", span.perSecond(ProcStat::interrupts));
    }
}
