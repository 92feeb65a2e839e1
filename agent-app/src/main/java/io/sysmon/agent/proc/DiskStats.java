package io.sysmon.agent.proc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/diskstats}: every block device, partitions included. Immutable.
 *
 * <pre>
 *  254       0 vda 6591 5458 922114 2715 562 3687 260920 841 0 1368 3767 3016 30 54304 211 3 0
 *  major minor name reads merged sectors ms writes merged sectors ms in-flight busy-ms queue-ms
 *                   then since 4.18 four numbers of discards, since 5.5 two of flushes
 * </pre>
 *
 * See Documentation/admin-guide/iostats.rst. The times are 32 bits wide on many kernels and wrap.
 *
 * @param devices by name, in the file's order; lines that are not whole are left out
 * @param malformed what could not be parsed, or {@code null}
 */
public record DiskStats(
        Map<String, DiskCounters> devices, @Nullable String malformed) {

    /** Parses the whole file; no line at all is a host without disks. */
    public static DiskStats parse(KernelText text) {
        Fields fields = text.fields();
        Map<String, DiskCounters> devices = new LinkedHashMap<>();
        while (fields.nextLine()) {
            fields.skipFields(2); // major, minor
            if (!fields.nextField()) {
                fields.complain("no device name");
                continue;
            }
            String name = fields.text();
            DiskCounters counters = DiskCounters.parse(fields);
            if (counters.isComplete()) {
                devices.put(name, counters);
            } else {
                fields.complain("device " + name + " has not eleven numbers");
            }
        }
        return new DiskStats(Collections.unmodifiableMap(devices), fields.malformed());
    }
}
