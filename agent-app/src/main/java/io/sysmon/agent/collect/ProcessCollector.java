package io.sysmon.agent.collect;

import io.sysmon.agent.proc.KernelText;
import io.sysmon.agent.proc.ProcessStat;
import java.io.IOException;
import java.nio.file.Path;

/** How many processes there are, and how many are zombies: one file for each, so it is slow. */
final class ProcessCollector implements Collector {

    private final Path procfs;

    ProcessCollector(Path procfs) {
        this.procfs = procfs;
    }

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public Outcome read(long nanos) throws IOException {
        KernelTree proc = new KernelTree(procfs);
        int total = 0;
        int zombies = 0;
        for (String name : proc.list("")) {
            KernelText text = isPid(name) ? proc.find(name + "/stat") : null;
            if (text != null) { // else it ended while we counted
                total++;
                zombies += "Z".equals(ProcessStat.parse(text).state()) ? 1 : 0;
            }
        }
        return total == 0
                ? new Outcome.Absent("no process under " + procfs)
                : new Readings().gauge("process.total", total).gauge("process.zombie", zombies);
    }

    private static boolean isPid(String name) {
        return Character.isDigit(name.charAt(0));
    }
}
