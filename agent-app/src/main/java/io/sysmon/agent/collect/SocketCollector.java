package io.sysmon.agent.collect;

import io.sysmon.agent.proc.SockStat;
import java.io.IOException;

/** Sockets in use, from {@code /proc/net/sockstat}. */
final class SocketCollector implements Collector {

    private final KernelTree proc;

    SocketCollector(KernelTree proc) {
        this.proc = proc;
    }

    @Override
    public String name() {
        return "sockets";
    }

    @Override
    public Outcome read(long nanos) throws IOException {
        SockStat sockets = SockStat.parse(proc.read("net/sockstat"));
        Readings readings = new Readings()
                .gauge("tcp.time_wait", sockets.tcpTimeWait())
                .gauge("tcp.orphan", sockets.tcpOrphan())
                .gauge("tcp.allocated", sockets.tcpAllocated())
                .gauge("udp.in_use", sockets.udpInUse());
        return Outcome.of(readings, sockets.malformed());
    }
}
