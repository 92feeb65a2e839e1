package io.sysmon.agent.collect;

import io.sysmon.agent.proc.InterfaceCounters;
import io.sysmon.agent.proc.NetDev;
import io.sysmon.protocol.MetricNames;
import java.io.IOException;
import java.util.Map;

/** The traffic of each network interface, from {@code /proc/net/dev}. */
final class NetworkCollector implements Collector {

    private final KernelTree proc;
    private final DeviceTags tags;
    private final LastReading<NetDev> last = new LastReading<>();

    NetworkCollector(KernelTree proc, Excludes excludes) {
        this.proc = proc;
        this.tags = new DeviceTags("interface", excludes::measuresInterface);
    }

    @Override
    public String name() {
        return "network";
    }

    @Override
    public Outcome read(long nanos) throws IOException {
        NetDev network = NetDev.parse(proc.read("net/dev"));
        Readings readings = new Readings();
        Span<NetDev> span = last.advance(network, nanos);
        if (span != null) {
            addInterfaces(readings, span);
        }
        tags.keepOnly(network.interfaces().keySet());
        return Outcome.of(readings, network.malformed());
    }

    private void addInterfaces(Readings readings, Span<NetDev> span) {
        for (Map.Entry<String, InterfaceCounters> link :
                span.after().interfaces().entrySet()) {
            InterfaceCounters before = span.before().interfaces().get(link.getKey());
            String linkTags = tags.find(link.getKey());
            if (before != null && linkTags != null) {
                addInterface(readings, linkTags, span.of(before, link.getValue()));
            }
        }
    }

    private static void addInterface(Readings readings, String tags, Span<InterfaceCounters> span) {
        readings.whole(MetricNames.NETWORK_RX_BYTES_PER_SEC, tags, span.perSecond(InterfaceCounters::rxBytes))
                .whole(MetricNames.NETWORK_TX_BYTES_PER_SEC, tags, span.perSecond(InterfaceCounters::txBytes))
                .whole("network.rx_packets_per_sec", tags, span.perSecond(InterfaceCounters::rxPackets))
                .whole("network.tx_packets_per_sec", tags, span.perSecond(InterfaceCounters::txPackets))
                .decimal("network.rx_errors_per_sec", tags, span.perSecond(InterfaceCounters::rxErrors))
                .decimal("network.tx_errors_per_sec", tags, span.perSecond(InterfaceCounters::txErrors))
                .decimal("network.rx_drops_per_sec", tags, span.perSecond(InterfaceCounters::rxDrops))
                .decimal("network.tx_drops_per_sec", tags, span.perSecond(InterfaceCounters::txDrops));
    }
}
