package io.sysmon.agent.collect;

import io.sysmon.agent.proc.FileNr;
import io.sysmon.agent.proc.KernelText;
import io.sysmon.agent.proc.Uptime;
import java.io.IOException;

/** Uptime and open files of the whole host. */
final class SystemCollector implements Collector {

    private final KernelTree proc;

    SystemCollector(KernelTree proc) {
        this.proc = proc;
    }

    @Override
    public String name() {
        return "system";
    }

    @Override
    public Outcome read(long nanos) throws IOException {
        Uptime uptime = Uptime.parse(proc.read("uptime"));
        Readings readings = new Readings().gauge("system.uptime_seconds", Math.floor(uptime.seconds()));
        KernelText text = proc.find("sys/fs/file-nr");
        if (text == null) {
            return Outcome.of(readings, uptime.malformed());
        }
        FileNr files = FileNr.parse(text);
        readings.gauge("system.open_files", files.open()).gauge("system.open_files_max", files.max());
        return Outcome.of(readings, uptime.malformed() == null ? files.malformed() : uptime.malformed());
    }
}
