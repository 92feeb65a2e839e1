package io.sysmon.agent.proc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/stat}: CPU time and the scheduler's counters since boot. Immutable.
 *
 * <pre>
 * cpu  929 0 812 73952 99 0 27 11 0 0        user nice system idle iowait irq softirq steal guest guest_nice
 * cpu0 391 0 318 37187 4 0 7 3 0 0           one line for each CPU that is on line; numbers may be missing between
 * intr 75906 0 0 …                           the sum first, then each interrupt
 * ctxt 137206
 * btime 1795334676
 * processes 2396
 * procs_running 1
 * procs_blocked 0
 * </pre>
 *
 * See proc_stat(5) and Documentation/filesystems/proc.rst, 1.7. Steal came with 2.6.11, guest with 2.6.24, guest_nice
 * with 2.6.33.
 *
 * @param total the sum over all CPUs
 * @param cores by the number the kernel gives a CPU, in the file's order
 * @param interrupts serviced since boot
 * @param contextSwitches since boot
 * @param bootTimeSeconds Unix time
 * @param forks processes and threads made since boot
 * @param running tasks runnable now
 * @param blocked tasks waiting for I/O now
 * @param malformed what could not be parsed, or {@code null}
 */
public record ProcStat(
        CpuTimes total,
        Map<String, CpuTimes> cores,
        double interrupts,
        double contextSwitches,
        double bootTimeSeconds,
        double forks,
        double running,
        double blocked,
        @Nullable String malformed) {

    private static final int CPU_PREFIX = "cpu".length();

    /** What is left of "cpu" without its prefix: the line that sums up the others. */
    private static final String ALL_CPUS = "";

    /** Parses the whole file; see the package for what becomes of malformed text. */
    public static ProcStat parse(KernelText text) {
        Fields fields = text.fields();
        Map<String, CpuTimes> cores = new LinkedHashMap<>();
        NamedNumbers numbers = new NamedNumbers("intr", "ctxt", "btime", "processes", "procs_running", "procs_blocked");
        while (fields.nextLine() && fields.nextField()) {
            if (fields.startsWith("cpu")) {
                cores.put(fields.text().substring(CPU_PREFIX), usableTimes(fields));
            } else {
                numbers.take(fields);
            }
        }
        CpuTimes total = Objects.requireNonNullElse(cores.remove(ALL_CPUS), CpuTimes.ABSENT);
        return new ProcStat(
                total,
                Collections.unmodifiableMap(cores),
                numbers.get("intr"),
                numbers.get("ctxt"),
                numbers.get("btime"),
                numbers.get("processes"),
                numbers.get("procs_running"),
                numbers.get("procs_blocked"),
                fields.malformedUnless(total.user(), "\"cpu\" line"));
    }

    private static CpuTimes usableTimes(Fields fields) {
        CpuTimes times = CpuTimes.parse(fields);
        if (!times.isUsable()) {
            fields.complain("a CPU's line needs user, nice, system and idle time");
            return CpuTimes.ABSENT;
        }
        return times;
    }
}
