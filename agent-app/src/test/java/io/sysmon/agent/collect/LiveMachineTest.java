package io.sysmon.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sysmon.agent.InlineExecutor;
import io.sysmon.agent.collect.Collectors.Roots;
import io.sysmon.protocol.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oshi.SystemInfo;
import oshi.hardware.HWDiskStore;
import oshi.hardware.NetworkIF;

/**
 * This machine, read by the collectors and by others: OSHI, {@code df}, {@code free} and {@code vmstat}. What the
 * collectors count lies between what another reader counts just before and just after. The two ticks are called a second
 * apart, so that a rate is a growth.
 */
class LiveMachineTest {

    private static final long GIB = 1L << 30;

    private static final Map<String, String> DISK_COUNTERS = Map.of(
            "reads", "disk.reads_per_sec",
            "writes", "disk.writes_per_sec",
            "readBytes", "disk.read_bytes_per_sec",
            "writeBytes", "disk.write_bytes_per_sec");

    private static final Map<String, String> NETWORK_COUNTERS = Map.of(
            "rxBytes", "network.rx_bytes_per_sec",
            "txBytes", "network.tx_bytes_per_sec",
            "rxPackets", "network.rx_packets_per_sec",
            "txPackets", "network.tx_packets_per_sec");

    private static final Map<String, String> VMSTAT_COUNTERS = Map.of(
            "interrupts", "system.interrupts_per_sec",
            "CPU context switches", "system.context_switches_per_sec",
            "forks", "process.forks_per_sec",
            "pages swapped in", "swap.in_pages_per_sec",
            "pages swapped out", "swap.out_pages_per_sec");

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final SystemInfo oshi = new SystemInfo();
    private final Sampler sampler = new Sampler(
            Collectors.all(
                    new Roots(Path.of("/proc"), Path.of("/sys"), Path.of("/")),
                    Excludes.of("", "/(dev|proc|sys)($|/.*)", ""),
                    new InlineExecutor()),
            nanos::get);

    @Test
    void countsDisksAsOshiDoes() throws IOException {
        Assumptions.assumeFalse(disksOfOshi().isEmpty(), "OSHI sees no disk here");
        Map<String, Double> compared = compare(this::disksOfOshi, DISK_COUNTERS, "device");

        assertThat(compared.keySet()).as("disks that both read").isNotEmpty();
    }

    @Test
    void countsInterfacesAsOshiDoes() throws IOException {
        Map<String, Double> compared = compare(this::interfacesOfOshi, NETWORK_COUNTERS, "interface");

        assertThat(compared).containsKey("network.rx_packets_per_sec interface=lo");
        assertThat(compared.get("network.rx_packets_per_sec interface=lo")).isPositive();
    }

    @Test
    void countsTheSchedulersEventsAsVmstatDoes() throws IOException {
        requireProgram("vmstat");
        Map<String, Double> compared = compare(LiveMachineTest::countersOfVmstat, VMSTAT_COUNTERS, "");

        assertThat(compared.get("system.context_switches_per_sec")).isPositive();
    }

    @Test
    void sharesAllCpuTimeOutAmongItsStates() throws IOException {
        sampler.sample(0);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300);
        while (System.nanoTime() < end) {
            work();
        }
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        Map<String, Double> ours = valuesOf(sampler.sample(1));

        double busy = Stream.of("user", "nice", "system", "irq", "softirq", "steal")
                .mapToDouble(state -> ours.getOrDefault("cpu." + state, 0.0))
                .sum();
        assertThat(ours.get("cpu.total_usage")).isCloseTo(busy, within(0.06)).isPositive();
        assertThat(busy + ours.getOrDefault("cpu.idle", 0.0) + ours.getOrDefault("cpu.iowait", 0.0))
                .isCloseTo(100, within(0.06));
    }

    @Test
    void hasTheSizesThatTheOthersHave() throws IOException {
        Map<String, Double> ours = twoTicks();

        assertThat(ours.get("memory.total_bytes"))
                .isEqualTo((double) oshi.getHardware().getMemory().getTotal());
        assertThat(ours.get("swap.total_bytes")).isEqualTo((double)
                oshi.getHardware().getMemory().getVirtualMemory().getSwapTotal());
        assertThat(ours.get("cpu.cores"))
                .isEqualTo(oshi.getHardware().getProcessor().getLogicalProcessorCount());
        assertThat(ours.get("system.open_files_max"))
                .isEqualTo((double) oshi.getOperatingSystem().getFileSystem().getMaxFileDescriptors());
        assertThat(ours.get("system.boot_time_seconds"))
                .isCloseTo((double) oshi.getOperatingSystem().getSystemBootTime(), within(2.0));
        assertThat(ours.get("system.uptime_seconds"))
                .isCloseTo((double) oshi.getOperatingSystem().getSystemUptime(), within(60.0));
    }

    @Test
    void measuresMemoryAsFreeDoes() throws IOException {
        requireProgram("free");
        Map<String, Double> ours = twoTicks();
        String[] memory = Arrays.stream(output("free", "-b").split("\n", -1))
                .filter(line -> line.startsWith("Mem:"))
                .findFirst()
                .orElseThrow()
                .split("\\s+", -1);
        double total = Double.parseDouble(memory[1]);

        assertThat(ours.get("memory.total_bytes")).isEqualTo(total);
        assertThat(ours.get("memory.available_bytes")).isCloseTo(Double.parseDouble(memory[6]), within(total / 4));
    }

    @Test
    void measuresFileSystemsAsDfDoes() throws IOException {
        Map<String, Double> ours = twoTicks();
        String[] df = output("df", "-B1", "--output=size,used,avail", "/")
                .split("\n", -1)[1]
                .strip()
                .split("\\s+", -1);

        assertThat(ours.get("filesystem.total_bytes mount=/")).isEqualTo(Double.parseDouble(df[0]));
        assertThat(ours.get("filesystem.used_bytes mount=/")).isCloseTo(Double.parseDouble(df[1]), within(4.0 * GIB));
        assertThat(ours.get("filesystem.available_bytes mount=/"))
                .isCloseTo(Double.parseDouble(df[2]), within(4.0 * GIB));
    }

    /** Two readers' counters by name and device. */
    @FunctionalInterface
    private interface Reader {
        Map<String, Long> read() throws IOException;
    }

    /** Checks every counter that both readers have all the while; our growths by series. */
    private Map<String, Double> compare(Reader other, Map<String, String> metrics, String tag) throws IOException {
        Map<String, Long> beforeFirst = other.read();
        sampler.sample(0);
        Map<String, Long> afterFirst = other.read();
        work();
        Map<String, Long> beforeSecond = other.read();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        Map<String, Double> ours = valuesOf(sampler.sample(1));
        Map<String, Long> afterSecond = other.read();
        Map<String, Double> compared = new TreeMap<>();
        Set<String> lasting = new TreeSet<>(beforeFirst.keySet());
        List.of(afterFirst, beforeSecond, afterSecond).forEach(read -> lasting.retainAll(read.keySet()));
        for (String key : lasting) {
            String[] counterAndDevice = key.split(" on ", -1);
            String series =
                    metrics.get(counterAndDevice[0]) + (tag.isEmpty() ? "" : " " + tag + "=" + counterAndDevice[1]);
            Double growth = ours.get(series);
            if (growth != null) {
                double least = value(beforeSecond, key) - value(afterFirst, key);
                double most = value(afterSecond, key) - value(beforeFirst, key);
                assertThat(growth).as(series).isBetween(least, most);
                compared.put(series, growth);
            }
        }
        return compared;
    }

    private static double value(Map<String, Long> counters, String key) {
        return Objects.requireNonNull(counters.get(key), key);
    }

    private Map<String, Long> disksOfOshi() {
        Map<String, Long> counters = new HashMap<>();
        for (HWDiskStore disk : oshi.getHardware().getDiskStores()) {
            String device = disk.getName().replaceFirst("^/dev/", "");
            counters.put("reads on " + device, disk.getReads());
            counters.put("writes on " + device, disk.getWrites());
            counters.put("readBytes on " + device, disk.getReadBytes());
            counters.put("writeBytes on " + device, disk.getWriteBytes());
        }
        return counters;
    }

    private Map<String, Long> interfacesOfOshi() {
        Map<String, Long> counters = new HashMap<>();
        for (NetworkIF link : oshi.getHardware().getNetworkIFs(true)) {
            counters.put("rxBytes on " + link.getName(), link.getBytesRecv());
            counters.put("txBytes on " + link.getName(), link.getBytesSent());
            counters.put("rxPackets on " + link.getName(), link.getPacketsRecv());
            counters.put("txPackets on " + link.getName(), link.getPacketsSent());
        }
        return counters;
    }

    /** {@code 137206 CPU context switches}. */
    private static Map<String, Long> countersOfVmstat() {
        Map<String, Long> counters = new HashMap<>();
        Matcher lines = Pattern.compile("(?m)^ *(\\d+) (.+)$").matcher(output("vmstat", "-s"));
        while (lines.find()) {
            counters.put(lines.group(2), Long.parseLong(lines.group(1)));
        }
        return counters;
    }

    /** Something for each of them to count. */
    private void work() throws IOException {
        Files.write(folder.resolve("work"), new byte[1 << 20]);
        byte[] text = "counted".getBytes(StandardCharsets.US_ASCII);
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 20; i++) {
                socket.send(new DatagramPacket(text, text.length, socket.getLocalSocketAddress()));
                socket.receive(new DatagramPacket(new byte[16], 16));
            }
        }
    }

    private Map<String, Double> twoTicks() {
        sampler.sample(0);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        return valuesOf(sampler.sample(1));
    }

    /** What slow collectors give in the second tick was read in the first. */
    private static Map<String, Double> valuesOf(List<Sample> samples) {
        Map<String, Double> values = new HashMap<>();
        samples.forEach(sample -> values.put((sample.metricType() + " " + sample.tags()).strip(), sample.value()));
        return values;
    }

    private static void requireProgram(String name) {
        boolean there = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
        boolean required = Boolean.parseBoolean(System.getenv("REQUIRE_ALL_TESTS"));
        assertThat(there || !required)
                .as(name + " is installed, as REQUIRE_ALL_TESTS demands")
                .isTrue();
        Assumptions.assumeTrue(there, name + " is not installed");
    }

    private static String output(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("LC_ALL", "C");
            return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }
}
