package io.sysmon.agent.collect;

import io.sysmon.agent.proc.CpuTimes;
import java.util.function.ToDoubleFunction;

/**
 * Where the time of one CPU, or of all, went between two readings, in percent of user + nice + system + idle + iowait +
 * irq + softirq + steal. Guest time is inside user and nice, so it is not counted again. Immutable.
 *
 * <p>Iowait, irq, softirq and steal count as no time where the kernel does not have them, and where they went backwards:
 * iowait does so in daily use (proc.rst says it), steal when a guest moves to another machine. User, nice, system or idle
 * that went backwards makes everything {@code NaN}.
 */
record CpuUsage(Span<CpuTimes> span, double sum) {

    static CpuUsage over(Span<CpuTimes> span) {
        double sum = span.growth(CpuTimes::user)
                + span.growth(CpuTimes::nice)
                + span.growth(CpuTimes::system)
                + span.growth(CpuTimes::idle)
                + growthOrNothing(span, CpuTimes::iowait)
                + growthOrNothing(span, CpuTimes::irq)
                + growthOrNothing(span, CpuTimes::softirq)
                + growthOrNothing(span, CpuTimes::steal);
        return new CpuUsage(span, sum);
    }

    /** Everything but idle and iowait; {@code NaN} when no time was counted. */
    double totalPercent() {
        double idle = span.growth(CpuTimes::idle) + growthOrNothing(span, CpuTimes::iowait);
        return 100 * (sum - idle) / sum;
    }

    /** One state's share; {@code NaN} when no time was counted. */
    double percent(ToDoubleFunction<CpuTimes> state) {
        return 100 * span.growth(state) / sum;
    }

    private static double growthOrNothing(Span<CpuTimes> span, ToDoubleFunction<CpuTimes> state) {
        double growth = span.growth(state);
        return Double.isNaN(growth) ? 0 : growth;
    }
}
