package io.sysmon.agent.collect;

import io.sysmon.agent.proc.SingleNumber;
import java.io.IOException;

/** The connections that the firewall tracks; absent where its module is not loaded. */
final class ConntrackCollector implements Collector {

    private final KernelTree proc;

    ConntrackCollector(KernelTree proc) {
        this.proc = proc;
    }

    @Override
    public String name() {
        return "conntrack";
    }

    @Override
    public Outcome read(long nanos) throws IOException {
        SingleNumber entries = SingleNumber.parse(proc.read("sys/net/netfilter/nf_conntrack_count"));
        SingleNumber max = SingleNumber.parse(proc.read("sys/net/netfilter/nf_conntrack_max"));
        Readings readings =
                new Readings().gauge("conntrack.entries", entries.count()).gauge("conntrack.max", max.count());
        return Outcome.of(readings, entries.malformed() == null ? max.malformed() : entries.malformed());
    }
}
