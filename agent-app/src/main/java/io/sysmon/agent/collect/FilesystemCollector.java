package io.sysmon.agent.collect;

import io.sysmon.agent.collect.Collectors.Roots;
import io.sysmon.agent.proc.KernelText;
import io.sysmon.agent.proc.Mount;
import io.sysmon.agent.proc.MountInfo;
import io.sysmon.protocol.MetricNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The space of each mounted file system. Each mount is asked on a thread of its own: one that does not answer, as a
 * network file system whose server went away, keeps that thread until it does, is named in the outcome, and is not
 * asked again before. The others are not held up by it.
 */
final class FilesystemCollector implements Collector {

    /** For all mounts of one reading together. */
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Path procfs;
    private final Path rootfs;
    private final Excludes excludes;
    private final SpaceProbe probe;
    private final ExecutorService threads;
    private final Map<String, Future<SpaceUsage>> hung = new HashMap<>();

    /** Takes mount points from the proc tree and looks them up under the root. */
    FilesystemCollector(Roots roots, Excludes excludes, SpaceProbe probe, ExecutorService threads) {
        this.procfs = roots.procfs();
        this.rootfs = roots.rootfs();
        this.excludes = excludes;
        this.probe = probe;
        this.threads = threads;
    }

    @Override
    public String name() {
        return "filesystem";
    }

    @Override
    public Outcome read(long nanos) throws IOException {
        MountInfo mountInfo = readMountInfo();
        Collection<Mount> mounts = Mounts.measured(mountInfo.mounts(), excludes);
        hung.values().removeIf(Future::isDone);
        Map<Mount, Future<SpaceUsage>> answers = new HashMap<>();
        for (Mount mount : mounts) {
            if (!hung.containsKey(mount.mountPoint())) {
                answers.put(mount, threads.submit(() -> probe.read(under(rootfs, mount.mountPoint()))));
            }
        }
        return gather(mounts, answers, mountInfo.malformed());
    }

    private Outcome gather(
            Collection<Mount> mounts, Map<Mount, Future<SpaceUsage>> answers, @Nullable String malformed) {
        Readings readings = new Readings();
        List<String> problems = new ArrayList<>();
        if (malformed != null) {
            problems.add(malformed);
        }
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        for (Mount mount : mounts) {
            String problem = addMount(readings, mount, answers.get(mount), deadline);
            if (problem != null) {
                problems.add(problem);
            }
        }
        return Outcome.of(readings, problems.isEmpty() ? null : String.join("; ", problems));
    }

    /** Waits for one answer; why there is none, or {@code null} when there is. */
    private @Nullable String addMount(
            Readings readings, Mount mount, @Nullable Future<SpaceUsage> answer, long deadline) {
        if (answer == null) {
            return mount.mountPoint() + " still does not answer";
        }
        try {
            addSpace(readings, mount, answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
            return null;
        } catch (TimeoutException late) {
            hung.put(mount.mountPoint(), answer);
            return mount.mountPoint() + " does not answer";
        } catch (ExecutionException failure) {
            return String.valueOf(failure.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static void addSpace(Readings readings, Mount mount, SpaceUsage space) {
        String tags = Mounts.tagsOf(mount);
        readings.gauge("filesystem.total_bytes", tags, space.total())
                .gauge("filesystem.used_bytes", tags, space.used())
                .gauge("filesystem.available_bytes", tags, space.available())
                .percent(MetricNames.FILESYSTEM_USAGE_PERCENT, tags, space.usedPercent())
                .flag("filesystem.read_only", tags, mount.readOnly());
    }

    /** The mounts of process 1, which are the host's, else those that this process sees. */
    private MountInfo readMountInfo() throws IOException {
        KernelTree proc = new KernelTree(procfs);
        KernelText ofHost = proc.find("1/mountinfo");
        return MountInfo.parse(ofHost == null ? proc.read("self/mountinfo") : ofHost);
    }

    private static Path under(Path root, String absolute) {
        return root.resolve(absolute.substring(1));
    }
}
