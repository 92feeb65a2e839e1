package io.sysmon.agent.proc;

import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/meminfo}, in bytes. Immutable.
 *
 * <pre>
 * MemTotal:       24684084 kB      kB means KiB
 * MemFree:        24567696 kB
 * MemAvailable:   24470584 kB      since 3.14
 * SReclaimable:      13224 kB      since 2.6.19
 * Shmem:               468 kB      since 2.6.32
 * </pre>
 *
 * See Documentation/filesystems/proc.rst, "meminfo".
 *
 * @param availableBytes {@code NaN} before Linux 3.14
 * @param shmemBytes {@code NaN} before Linux 2.6.32
 * @param malformed what could not be parsed, or {@code null}
 */
public record MemInfo(
        double totalBytes,
        double freeBytes,
        double availableBytes,
        double buffersBytes,
        double cachedBytes,
        double dirtyBytes,
        double slabBytes,
        double reclaimableSlabBytes,
        double anonBytes,
        double mappedBytes,
        double shmemBytes,
        double committedBytes,
        double swapTotalBytes,
        double swapFreeBytes,
        @Nullable String malformed) {

    private static final int KIB = 1024;

    /** Parses the whole file; see the package for what becomes of malformed text. */
    public static MemInfo parse(KernelText text) {
        Fields fields = text.fields();
        NamedNumbers kib = new NamedNumbers(
                        "MemTotal:",
                        "MemFree:",
                        "MemAvailable:",
                        "Buffers:",
                        "Cached:",
                        "Dirty:",
                        "Slab:",
                        "SReclaimable:",
                        "AnonPages:",
                        "Mapped:",
                        "Shmem:",
                        "Committed_AS:",
                        "SwapTotal:",
                        "SwapFree:")
                .takeAll(fields);
        return new MemInfo(
                KIB * kib.get("MemTotal:"),
                KIB * kib.get("MemFree:"),
                KIB * kib.get("MemAvailable:"),
                KIB * kib.get("Buffers:"),
                KIB * kib.get("Cached:"),
                KIB * kib.get("Dirty:"),
                KIB * kib.get("Slab:"),
                KIB * kib.get("SReclaimable:"),
                KIB * kib.get("AnonPages:"),
                KIB * kib.get("Mapped:"),
                KIB * kib.get("Shmem:"),
                KIB * kib.get("Committed_AS:"),
                KIB * kib.get("SwapTotal:"),
                KIB * kib.get("SwapFree:"),
                fields.malformedUnless(kib.get("MemTotal:"), "\"MemTotal:\" line"));
    }

    /**
     * Memory that is not to be had: total less available. Before Linux 3.14 the kernel does not say what is available:
     * then total less free, buffers, cache and reclaimable slab, plus shared memory, which sits in the cache but cannot
     * be dropped. A part that such a kernel lacks counts as nothing there; total, free, buffers and cache must be there.
     */
    public double usedBytes() {
        if (!Double.isNaN(availableBytes)) {
            return within(totalBytes - availableBytes, totalBytes);
        }
        double reclaimable = freeBytes + buffersBytes + cachedBytes + orNothing(reclaimableSlabBytes);
        return within(totalBytes - reclaimable + orNothing(shmemBytes), totalBytes);
    }

    /** Swap that holds something. */
    public double swapUsedBytes() {
        return within(swapTotalBytes - swapFreeBytes, swapTotalBytes);
    }

    /** The figure if it can be, else {@code NaN}: in containers what stands in for the kernel mixes the host's and its own. */
    private static double within(double bytes, double totalBytes) {
        return bytes >= 0 && bytes <= totalBytes ? bytes : Double.NaN;
    }

    private static double orNothing(double bytes) {
        return Double.isNaN(bytes) ? 0 : bytes;
    }
}
