package io.sysmon.agent.proc;

import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/[pid]/status}: one process for people to read. Immutable.
 *
 * <pre>VmRSS:	   65432 kB      kB means KiB; a zombie and a kernel thread have no such line</pre>
 *
 * See proc_pid_status(5).
 *
 * @param residentBytes memory the process holds
 * @param malformed what could not be parsed, or {@code null}
 */
public record ProcessStatus(double residentBytes, @Nullable String malformed) {

    private static final int KIB = 1024;

    /** Parses the whole file. */
    public static ProcessStatus parse(KernelText text) {
        Fields fields = text.fields();
        NamedNumbers kib = new NamedNumbers("VmRSS:").takeAll(fields);
        return new ProcessStatus(KIB * kib.get("VmRSS:"), fields.malformed());
    }
}
