package io.sysmon.agent.collect;

import io.sysmon.agent.proc.DiskCounters;
import io.sysmon.agent.proc.DiskStats;
import io.sysmon.protocol.MetricNames;
import java.io.IOException;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * Whole disks, device-mapper and md, from {@code /proc/diskstats}. What is no directory of {@code /sys/block} is a
 * partition; without {@code /sys} the names decide.
 */
final class DiskCollector implements Collector {

    private static final int SECTOR_BYTES = 512;
    private static final double MILLIS_PER_SECOND = 1000;

    private static final Pattern PARTITION =
            Pattern.compile("(h|s|v|xv)d[a-z]+\\d+|(nvme\\d+n\\d+|mmcblk\\d+|md\\d+)p\\d+|mmcblk\\d+(boot|rpmb)\\d*");

    private final KernelTree proc;
    private final KernelTree sys;
    private final Excludes excludes;
    private final DeviceTags tags = new DeviceTags("device", this::isDisk);
    private final LastReading<DiskStats> last = new LastReading<>();

    DiskCollector(KernelTree proc, KernelTree sys, Excludes excludes) {
        this.proc = proc;
        this.sys = sys;
        this.excludes = excludes;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Outcome read(long nanos) throws IOException {
        DiskStats stats = DiskStats.parse(proc.read("diskstats"));
        Readings readings = new Readings();
        Span<DiskStats> span = last.advance(stats, nanos);
        if (span != null) {
            addDisks(readings, span);
        }
        tags.keepOnly(stats.devices().keySet());
        return Outcome.of(readings, stats.malformed());
    }

    private void addDisks(Readings readings, Span<DiskStats> span) {
        for (Map.Entry<String, DiskCounters> disk : span.after().devices().entrySet()) {
            DiskCounters before = span.before().devices().get(disk.getKey());
            String diskTags = tags.find(disk.getKey());
            if (before != null && diskTags != null) {
                addDisk(readings, diskTags, span.of(before, disk.getValue()));
            }
        }
    }

    private static void addDisk(Readings readings, String tags, Span<DiskCounters> span) {
        readings.decimal("disk.reads_per_sec", tags, span.perSecond(DiskCounters::reads))
                .decimal("disk.writes_per_sec", tags, span.perSecond(DiskCounters::writes))
                .whole(
                        MetricNames.DISK_READ_BYTES_PER_SEC,
                        tags,
                        SECTOR_BYTES * span.perSecond(DiskCounters::readSectors))
                .whole(
                        MetricNames.DISK_WRITE_BYTES_PER_SEC,
                        tags,
                        SECTOR_BYTES * span.perSecond(DiskCounters::writtenSectors))
                .percent(
                        "disk.utilization_percent",
                        tags,
                        100 * span.perSecond(DiskCounters::busyMillis) / MILLIS_PER_SECOND)
                .decimal("disk.read_await_ms", tags, await(span, DiskCounters::readMillis, DiskCounters::reads))
                .decimal("disk.write_await_ms", tags, await(span, DiskCounters::writeMillis, DiskCounters::writes))
                .decimal("disk.queue_depth", tags, span.perSecond(DiskCounters::queueMillis) / MILLIS_PER_SECOND);
    }

    /** Mean milliseconds a request took; {@code NaN} when none was completed: there is no mean of nothing. */
    private static double await(
            Span<DiskCounters> span, ToDoubleFunction<DiskCounters> millis, ToDoubleFunction<DiskCounters> requests) {
        double completed = span.growth(requests);
        return completed > 0 ? span.growth(millis) / completed : Double.NaN;
    }

    private boolean isDisk(String name) {
        if (!excludes.measuresDisk(name)) {
            return false;
        }
        return sys.has("block")
                ? sys.has("block/" + name.replace('/', '!'))
                : !PARTITION.matcher(name).matches();
    }
}
