package io.sysmon.agent.proc;

import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/vmstat}: paging since boot. Immutable.
 *
 * <pre>
 * pswpin 0            pages swapped in
 * pswpout 0
 * pgfault 505751      all page faults, major ones included
 * pgmajfault 1136     those that had to read from a disk
 * </pre>
 *
 * See proc_vmstat(5). The swap counters are absent from kernels built without CONFIG_SWAP.
 *
 * @param malformed what could not be parsed, or {@code null}
 */
public record VmStat(
        double pageFaults,
        double majorPageFaults,
        double swapInPages,
        double swapOutPages,
        @Nullable String malformed) {

    /** Parses the whole file; see the package for what becomes of malformed text. */
    public static VmStat parse(KernelText text) {
        Fields fields = text.fields();
        NamedNumbers numbers = new NamedNumbers("pgfault", "pgmajfault", "pswpin", "pswpout").takeAll(fields);
        return new VmStat(
                numbers.get("pgfault"),
                numbers.get("pgmajfault"),
                numbers.get("pswpin"),
                numbers.get("pswpout"),
                fields.malformedUnless(numbers.get("pgfault"), "\"pgfault\" line"));
    }
}
