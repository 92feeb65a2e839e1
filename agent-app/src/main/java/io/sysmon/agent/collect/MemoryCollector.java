package io.sysmon.agent.collect;

import io.sysmon.agent.proc.MemInfo;
import io.sysmon.protocol.MetricNames;
import java.io.IOException;

/** How memory and swap are used, from {@code /proc/meminfo}. */
final class MemoryCollector implements Collector {

    private final KernelTree proc;

    MemoryCollector(KernelTree proc) {
        this.proc = proc;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Outcome read(long nanos) throws IOException {
        MemInfo memory = MemInfo.parse(proc.read("meminfo"));
        Readings readings = new Readings()
                .gauge(MetricNames.MEMORY_TOTAL_BYTES, memory.totalBytes())
                .gauge(MetricNames.MEMORY_USED_BYTES, memory.usedBytes())
                .percent(MetricNames.MEMORY_USAGE_PERCENT, 100 * memory.usedBytes() / memory.totalBytes())
                .gauge("memory.available_bytes", memory.availableBytes())
                .gauge("memory.free_bytes", memory.freeBytes())
                .gauge("memory.buffers_bytes", memory.buffersBytes())
                .gauge("memory.cached_bytes", memory.cachedBytes())
                .gauge("memory.dirty_bytes", memory.dirtyBytes())
                .gauge("memory.slab_bytes", memory.slabBytes())
                .gauge("memory.anon_bytes", memory.anonBytes())
                .gauge("memory.mapped_bytes", memory.mappedBytes())
                .gauge("memory.shmem_bytes", memory.shmemBytes())
                .gauge("memory.committed_bytes", memory.committedBytes())
                .gauge("swap.total_bytes", memory.swapTotalBytes())
                .gauge("swap.used_bytes", memory.swapUsedBytes());
        return Outcome.of(readings, memory.malformed());
    }
}
