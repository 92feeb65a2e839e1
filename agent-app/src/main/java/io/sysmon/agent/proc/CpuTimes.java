package io.sysmon.agent.proc;

/**
 * Time since boot in each state, in clock ticks of 1/100 s, as one {@code cpu} line of {@code /proc/stat} gives it.
 * Guest time is not here: the kernel has it inside user and nice already. Immutable.
 *
 * @param steal {@code NaN} before Linux 2.6.11
 */
public record CpuTimes(
        double user, double nice, double system, double idle, double iowait, double irq, double softirq, double steal) {

    static final CpuTimes ABSENT = new CpuTimes(
            Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** The numbers of the line the cursor is on. */
    static CpuTimes parse(Fields fields) {
        return new CpuTimes(
                fields.nextNumber(),
                fields.nextNumber(),
                fields.nextNumber(),
                fields.nextNumber(),
                fields.nextNumber(),
                fields.nextNumber(),
                fields.nextNumber(),
                fields.nextNumber());
    }

    /** Are the states that every kernel counts there? */
    boolean isUsable() {
        return !Double.isNaN(user + nice + system + idle);
    }
}
