package io.sysmon.agent.collect;

import io.sysmon.agent.proc.VmStat;
import java.io.IOException;

/** Page faults and swapping, from {@code /proc/vmstat}. */
final class PagingCollector implements Collector {

    private final KernelTree proc;
    private final LastReading<VmStat> last = new LastReading<>();

    PagingCollector(KernelTree proc) {
        this.proc = proc;
    }

    @Override
    public String name() {
        return "paging";
    }

    @Override
    public Outcome read(long nanos) throws IOException {
        VmStat paging = VmStat.parse(proc.read("vmstat"));
        Readings readings = new Readings();
        Span<VmStat> span = last.advance(paging, nanos);
        if (span != null) {
            readings.decimal("memory.page_faults_per_sec", span.perSecond(VmStat::pageFaults))
                    .decimal("memory.major_page_faults_per_sec", span.perSecond(VmStat::majorPageFaults))
                    .decimal("swap.in_pages_per_sec", span.perSecond(VmStat::swapInPages))
                    .decimal("swap.out_pages_per_sec", span.perSecond(VmStat::swapOutPages));
        }
        return Outcome.of(readings, paging.malformed());
    }
}
