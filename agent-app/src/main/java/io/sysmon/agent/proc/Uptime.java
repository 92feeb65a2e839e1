package io.sysmon.agent.proc;

import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/uptime}. Immutable.
 *
 * <pre>380.60 739.52     seconds since boot, time asleep included; idle seconds summed over CPUs</pre>
 *
 * See proc_uptime(5).
 *
 * @param seconds since boot, with a fraction
 * @param malformed what could not be parsed, or {@code null}
 */
public record Uptime(double seconds, @Nullable String malformed) {

    /** Parses the one line. */
    public static Uptime parse(KernelText text) {
        Fields fields = text.fields();
        fields.nextLine();
        double seconds = fields.nextNumber();
        return new Uptime(seconds, fields.malformedUnless(seconds, "uptime"));
    }
}
