package io.sysmon.agent.proc;

/** One interface's line of {@code /proc/net/dev}, since it came up. Immutable. */
public record InterfaceCounters(
        double rxBytes,
        double rxPackets,
        double rxErrors,
        double rxDrops,
        double txBytes,
        double txPackets,
        double txErrors,
        double txDrops) {

    /** The eight numbers wanted of the line's sixteen, from the cursor on. */
    static InterfaceCounters parse(Fields fields) {
        double rxBytes = fields.nextNumber();
        double rxPackets = fields.nextNumber();
        double rxErrors = fields.nextNumber();
        double rxDrops = fields.nextNumber();
        fields.skipFields(4); // fifo, frame, compressed, multicast
        double txBytes = fields.nextNumber();
        double txPackets = fields.nextNumber();
        double txErrors = fields.nextNumber();
        double txDrops = fields.nextNumber();
        return new InterfaceCounters(rxBytes, rxPackets, rxErrors, rxDrops, txBytes, txPackets, txErrors, txDrops);
    }

    /** Is every number there? */
    boolean isComplete() {
        return !Double.isNaN(rxBytes + rxPackets + rxErrors + rxDrops + txBytes + txPackets + txErrors + txDrops);
    }
}
