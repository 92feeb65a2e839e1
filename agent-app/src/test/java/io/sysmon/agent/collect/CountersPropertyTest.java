package io.sysmon.agent.collect;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.agent.Fixture;
import io.sysmon.agent.InlineExecutor;
import io.sysmon.agent.collect.Collectors.Roots;
import io.sysmon.protocol.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A host that lives through everything at random: counters that grow, wrap at 32 and at 64 bits and are reset, CPUs, disks
 * and interfaces that come and go, ticks that are early, late and hours late as after a suspend. {@code
 * -Dsysmon.test.seed=N} repeats one.
 */
class CountersPropertyTest {

    private static final int TICKS = 400;
    private static final int LARGEST_GROWTH = 1_000_000;
    private static final long SECTOR_BYTES = 512;

    /** Of the difference of two numbers near 2^64, as doubles. */
    private static final double PRECISION_LOST = 4096;

    private static final int CPU_NUMBERS = 10;
    private static final int DISK_NUMBERS = 17;
    private static final int INTERFACE_NUMBERS = 16;

    @TempDir
    Path root;

    private final long seed = Long.getLong("sysmon.test.seed", 20261125L);
    private final Random random = new Random(seed);
    private final Map<String, Counters> cpus = new TreeMap<>();
    private final Map<String, Counters> disks = new TreeMap<>();
    private final Map<String, Counters> interfaces = new TreeMap<>();
    private final Counters scheduler = new Counters(3);
    private final Counters paging = new Counters(4);
    private final Counters stalled = new Counters(2);

    @Test
    void everyValueOfALifeIsPossible() throws IOException {
        AtomicLong nanos = new AtomicLong();
        Sampler sampler = new Sampler(collectors(), nanos::get);
        for (int i = 0; i < TICKS; i++) {
            live();
            long before = nanos.get();
            nanos.addAndGet(pause());
            List<Sample> samples = sampler.sample(i);
            PossibleSamples.check(samples);
            checkRates(samples, (nanos.get() - before) / 1e9);
        }
    }

    private List<Collector> collectors() {
        Roots roots = new Roots(root, root.resolve("sys"), Path.of("/"));
        return Collectors.all(roots, Fixture.EXCLUDES, new InlineExecutor());
    }

    /** No counter grew further, so no rate may be larger; each is rounded. */
    private void checkRates(List<Sample> samples, double seconds) {
        for (Sample sample : samples) {
            if (sample.metricType().endsWith("_per_sec")) {
                long unit = sample.metricType().startsWith("disk.") ? SECTOR_BYTES : 1;
                assertThat(sample.value() * seconds)
                        .as("%s over %s s, seed %d", sample, seconds, seed)
                        .isLessThanOrEqualTo((LARGEST_GROWTH + PRECISION_LOST) * unit + seconds);
            }
        }
    }

    private long pause() {
        return switch (random.nextInt(20)) {
            case 0 -> TimeUnit.HOURS.toNanos(1 + random.nextInt(100)); // suspended
            case 1 -> 1 + random.nextInt(1000); // late, then at once again
            case 2 -> 0;
            default -> TimeUnit.MILLISECONDS.toNanos(1_900 + random.nextInt(200));
        };
    }

    private void live() throws IOException {
        change(cpus, CPU_NUMBERS);
        change(disks, DISK_NUMBERS);
        change(interfaces, INTERFACE_NUMBERS);
        List.of(scheduler, paging, stalled).forEach(Counters::grow);
        write(
                "stat",
                "cpu  " + totalOfCpus() + "\n" + lines("cpu%s %s\n", cpus)
                        + scheduler.fill("intr %s 1 2\nctxt %s\nbtime 1700000000\nprocesses %s\n"));
        write("diskstats", lines(" 8 0 sd%s %s\n", disks));
        write("net/dev", "Inter-|\n face |\n" + lines("  eth%s: %s\n", interfaces));
        write("vmstat", paging.fill("pgfault %s\npgmajfault %s\npswpin %s\npswpout %s\n"));
        for (String resource : List.of("cpu", "memory", "io")) {
            write("pressure/" + resource, stalled.fill("some avg10=0.00 total=%s\nfull avg10=0.00 total=%s\n"));
        }
    }

    private void change(Map<String, Counters> devices, int numbers) {
        String name = String.valueOf(random.nextInt(6));
        int fate = random.nextInt(20);
        if (fate == 0) {
            devices.remove(name);
        } else if (fate < 5) {
            devices.putIfAbsent(name, new Counters(numbers));
        }
        devices.values().forEach(Counters::grow);
    }

    private String totalOfCpus() {
        long[] total = new long[CPU_NUMBERS];
        cpus.values().forEach(cpu -> Arrays.setAll(total, i -> total[i] + cpu.values[i]));
        return LongStream.of(total).mapToObj(Long::toUnsignedString).collect(joining(" "));
    }

    private static String lines(String format, Map<String, Counters> devices) {
        return devices.entrySet().stream()
                .map(device -> String.format(format, device.getKey(), device.getValue()))
                .collect(joining());
    }

    /** What one thing counts: from 0 on, or soon to wrap, in 32 bits or in 64. */
    private final class Counters {

        private final long mask = random.nextBoolean() ? -1L : 0xffff_ffffL;
        private final long[] values;

        Counters(int numbers) {
            values = random.longs(numbers, 0, 20L * LARGEST_GROWTH)
                    .map(distance -> random.nextBoolean() ? 0 : -distance & mask)
                    .toArray();
        }

        void grow() {
            boolean reset = random.nextInt(50) == 0;
            Arrays.setAll(values, i -> reset ? 0 : (values[i] + growth()) & mask);
        }

        private long growth() {
            return random.nextInt(3) == 0 ? 0 : random.nextInt(LARGEST_GROWTH);
        }

        String fill(String format) {
            return String.format(
                    format,
                    LongStream.of(values).mapToObj(Long::toUnsignedString).toArray());
        }

        @Override
        public String toString() {
            return LongStream.of(values).mapToObj(Long::toUnsignedString).collect(joining(" "));
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
