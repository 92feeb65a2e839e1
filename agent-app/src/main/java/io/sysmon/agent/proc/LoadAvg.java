package io.sysmon.agent.proc;

import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/loadavg}: runnable and uninterruptible tasks, damped means. Immutable.
 *
 * <pre>0.03 0.03 0.00 1/80 2396     one, five, fifteen minutes; runnable/all threads; the newest pid</pre>
 *
 * See proc_loadavg(5).
 *
 * @param malformed what could not be parsed, or {@code null}
 */
public record LoadAvg(
        double oneMinute,
        double fiveMinutes,
        double fifteenMinutes,
        @Nullable String malformed) {

    /** Parses the one line. */
    public static LoadAvg parse(KernelText text) {
        Fields fields = text.fields();
        fields.nextLine();
        double oneMinute = fields.nextNumber();
        double fiveMinutes = fields.nextNumber();
        double fifteenMinutes = fields.nextNumber();
        return new LoadAvg(
                oneMinute, fiveMinutes, fifteenMinutes, fields.malformedUnless(fifteenMinutes, "three load averages"));
    }
}
