package io.sysmon.agent.collect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Every collector of the kernel's files, in the order in which a tick reads them. */
public final class Collectors {

    /** How often what is slow is read. */
    private static final Duration SLOW_PERIOD = Duration.ofSeconds(30);

    private Collectors() {}

    /**
     * All collectors over one host's trees.
     *
     * @param roots where the trees are
     * @param excludes what is left out
     * @param background runs what may take long or hang; the caller shuts it down
     */
    public static List<Collector> all(Roots roots, Excludes excludes, ExecutorService background) {
        return all(roots, excludes, background, SpaceUsage::read);
    }

    /** All collectors, with the space of file systems asked of {@code probe}. */
    public static List<Collector> all(Roots roots, Excludes excludes, ExecutorService background, SpaceProbe probe) {
        KernelTree proc = new KernelTree(roots.procfs());
        KernelTree sys = new KernelTree(roots.sysfs());
        return List.of(
                new StatCollector(proc),
                new LoadCollector(proc),
                new MemoryCollector(proc),
                new PagingCollector(proc),
                new PressureCollector(proc, "cpu"),
                new PressureCollector(proc, "memory"),
                new PressureCollector(proc, "io"),
                new DiskCollector(proc, sys, excludes),
                new NetworkCollector(proc, excludes),
                new SocketCollector(proc),
                new SnmpCollector(proc),
                new SystemCollector(proc),
                new ConntrackCollector(proc),
                slow(new FilesystemCollector(roots, excludes, probe, background), background),
                slow(new LinkCollector(roots.sysfs(), excludes), background),
                slow(new ProcessCollector(roots.procfs()), background),
                slow(new TemperatureCollector(roots.sysfs()), background));
    }

    private static Collector slow(Collector collector, ExecutorService background) {
        return new SlowCollector(collector, background, SLOW_PERIOD);
    }

    /**
     * Where the kernel's trees and the host's files are: at their own places, or mounted elsewhere in a container.
     *
     * @param procfs for {@code /proc}
     * @param sysfs for {@code /sys}
     * @param rootfs for {@code /}
     */
    public record Roots(Path procfs, Path sysfs, Path rootfs) {}
}
