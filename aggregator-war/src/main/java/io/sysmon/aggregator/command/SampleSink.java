package io.sysmon.aggregator.command;

import io.sysmon.protocol.HostIdentity;
import io.sysmon.protocol.SeriesKey;
import java.io.IOException;

/** Writes an export in one of its formats. The stream underneath is its maker's to close. Confined to one thread. */
interface SampleSink {

    /** What follows is of this host. */
    void begin(HostIdentity host) throws IOException;

    /**
     * Writes one sample.
     *
     * @param timestamp Unix seconds
     * @param value finite; written so that it reads back to the same bits
     */
    void sample(long timestamp, SeriesKey series, double value) throws IOException;

    /** Writes what is still in hand. */
    void end() throws IOException;
}
