package io.sysmon.agent.proc;

/**
 * One device's line of {@code /proc/diskstats}, since boot. Immutable.
 *
 * @param reads completed
 * @param readSectors of 512 bytes, whatever the device's own sector is
 * @param readMillis summed over requests
 * @param writes completed
 * @param writtenSectors of 512 bytes
 * @param writeMillis summed over requests
 * @param busyMillis in which at least one request was in flight
 * @param queueMillis the requests in flight, summed over time
 */
public record DiskCounters(
        double reads,
        double readSectors,
        double readMillis,
        double writes,
        double writtenSectors,
        double writeMillis,
        double busyMillis,
        double queueMillis) {

    /** The eleven numbers that every kernel since 2.6 has, from the cursor on; newer ones behind them are left. */
    static DiskCounters parse(Fields fields) {
        double reads = fields.nextNumber();
        fields.skipFields(1); // reads merged
        double readSectors = fields.nextNumber();
        double readMillis = fields.nextNumber();
        double writes = fields.nextNumber();
        fields.skipFields(1); // writes merged
        double writtenSectors = fields.nextNumber();
        double writeMillis = fields.nextNumber();
        fields.skipFields(1); // in flight now
        double busyMillis = fields.nextNumber();
        double queueMillis = fields.nextNumber();
        return new DiskCounters(
                reads, readSectors, readMillis, writes, writtenSectors, writeMillis, busyMillis, queueMillis);
    }

    /** Is every number there? */
    boolean isComplete() {
        return !Double.isNaN(
                reads + readSectors + readMillis + writes + writtenSectors + writeMillis + busyMillis + queueMillis);
    }
}
