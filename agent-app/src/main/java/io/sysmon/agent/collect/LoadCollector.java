package io.sysmon.agent.collect;

import io.sysmon.agent.proc.LoadAvg;
import io.sysmon.protocol.MetricNames;
import java.io.IOException;

/** The load averages. */
final class LoadCollector implements Collector {

    private final KernelTree proc;

    LoadCollector(KernelTree proc) {
        this.proc = proc;
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public Outcome read(long nanos) throws IOException {
        LoadAvg load = LoadAvg.parse(proc.read("loadavg"));
        Readings readings = new Readings()
                .gauge(MetricNames.LOAD_1M, load.oneMinute())
                .gauge("load.5m", load.fiveMinutes())
                .gauge("load.15m", load.fifteenMinutes());
        return Outcome.of(readings, load.malformed());
    }
}
