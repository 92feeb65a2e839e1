package io.sysmon.agent.collect;

import io.sysmon.agent.proc.NetSnmp;
import java.io.IOException;

/** The TCP and UDP counters, from {@code /proc/net/snmp}. */
final class SnmpCollector implements Collector {

    private final KernelTree proc;
    private final LastReading<NetSnmp> last = new LastReading<>();

    SnmpCollector(KernelTree proc) {
        this.proc = proc;
    }

    @Override
    public String name() {
        return "snmp";
    }

    @Override
    public Outcome read(long nanos) throws IOException {
        NetSnmp snmp = NetSnmp.parse(proc.read("net/snmp"));
        Readings readings = new Readings().gauge("tcp.established", snmp.tcpEstablished());
        Span<NetSnmp> span = last.advance(snmp, nanos);
        if (span != null) {
            readings.decimal("tcp.retransmits_per_sec", span.perSecond(NetSnmp::tcpRetransmits))
                    .decimal("tcp.resets_per_sec", span.perSecond(NetSnmp::tcpResetsSent))
                    .decimal("udp.errors_per_sec", span.perSecond(NetSnmp::udpInErrors));
        }
        return Outcome.of(readings, snmp.malformed());
    }
}
