package io.sysmon.agent.proc;

import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/[pid]/stat}: one process. Immutable.
 *
 * <pre>
 * 2396 (tmux: server) S 1 2396 2396 0 -1 4194304 812 0 3 0 17 9 0 0 20 0 1 0 34567 8388608 912 …
 * pid (command) state ppid pgrp session tty tpgid flags minflt cminflt majflt cmajflt utime stime …
 * </pre>
 *
 * See proc_pid_stat(5). The command may hold blanks and brackets: the state stands behind the last bracket.
 *
 * @param state one letter: {@code R}unning, {@code S}leeping, {@code D}isk wait, {@code Z}ombie, …; {@code ""} if absent
 * @param cpuTicks user and system time in 1/100 s, without children
 * @param malformed what could not be parsed, or {@code null}
 */
public record ProcessStat(
        String state, double cpuTicks, @Nullable String malformed) {

    private static final int FIELDS_FROM_STATE_TO_USER_TIME = 10;

    /** Parses the one line. */
    public static ProcessStat parse(KernelText text) {
        Fields fields = text.fields();
        fields.nextLine();
        if (fields.keyBefore(')') == null || !fields.nextField()) {
            return new ProcessStat("", Double.NaN, fields.malformedUnless(Double.NaN, "(command) and state"));
        }
        String state = fields.text();
        fields.skipFields(FIELDS_FROM_STATE_TO_USER_TIME);
        double cpuTicks = fields.nextNumber() + fields.nextNumber();
        return new ProcessStat(state, cpuTicks, fields.malformedUnless(cpuTicks, "user and system time"));
    }
}
