package io.sysmon.agent.collect;

import static io.sysmon.agent.collect.Trees.values;
import static io.sysmon.agent.collect.Trees.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.agent.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The collectors one by one, where the golden reports do not show it: things come, go, and are malformed. */
class CollectorsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final String NET_HEADING = "Inter-|\n face |\n";

    @TempDir
    Path root;

    @Test
    void measuresADiskThatIsPluggedInFromItsSecondTickOn() {
        Collector disks =
                new DiskCollector(new KernelTree(root), new KernelTree(root.resolve("sys")), Fixture.EXCLUDES);
        write(root, "diskstats", "8 0 sda 1 0 2 3 4 0 5 6 0 7 8\n");
        disks.collect(0);
        write(root, "diskstats", "8 0 sda 1 0 2 3 4 0 5 6 0 7 8\n8 16 sdb 9 0 9 9 9 0 9 9 0 9 9\n");
        assertThat(values(disks.collect(SECOND))).doesNotContainKey("disk.reads_per_sec device=sdb");
        write(root, "diskstats", "8 16 sdb 12 0 9 9 9 0 9 9 0 9 9\n");

        assertThat(values(disks.collect(2 * SECOND)))
                .containsEntry("disk.reads_per_sec device=sdb", 3.0)
                .doesNotContainKey("disk.reads_per_sec device=sda");
    }

    @Test
    void tellsPartitionsByTheirNamesWhereThereIsNoSysfs() {
        Collector disks =
                new DiskCollector(new KernelTree(root), new KernelTree(root.resolve("nowhere")), Fixture.EXCLUDES);
        String lines = Stream.of("sda", "sda1", "nvme0n1", "nvme0n1p2", "mmcblk0p1", "xvda1", "vdb", "zram0")
                .map(device -> "8 0 " + device + " 1 0 2 3 4 0 5 6 0 7 8\n")
                .reduce("", String::concat);
        write(root, "diskstats", lines);
        disks.collect(0);

        assertThat(values(disks.collect(SECOND)).keySet())
                .filteredOn(series -> series.startsWith("disk.reads"))
                .containsExactlyInAnyOrder(
                        "disk.reads_per_sec device=sda",
                        "disk.reads_per_sec device=nvme0n1",
                        "disk.reads_per_sec device=vdb");
    }

    @Test
    void findsADiskWithASlashInItsNameUnderAnExclamationMark() {
        write(root, "diskstats", "104 0 cciss/c0d0 1 0 2 3 4 0 5 6 0 7 8\n");
        write(root, "sys/block/cciss!c0d0/removable", "0\n");
        Collector disks =
                new DiskCollector(new KernelTree(root), new KernelTree(root.resolve("sys")), Fixture.EXCLUDES);
        disks.collect(0);

        assertThat(values(disks.collect(SECOND))).containsKey("disk.reads_per_sec device=cciss/c0d0");
    }

    @Test
    void leavesOutTheDisksAndInterfacesThatTheOperatorNames() {
        Excludes excludes = Excludes.of("dm-\\d+", "", "wg0|tun.*");
        Collector disks = new DiskCollector(new KernelTree(root), new KernelTree(root), excludes);
        Collector network = new NetworkCollector(new KernelTree(root), excludes);
        Collector links = new LinkCollector(root, excludes);
        write(root, "diskstats", "8 0 sda 1 0 2 3 4 0 5 6 0 7 8\n253 0 dm-0 1 0 2 3 4 0 5 6 0 7 8\n");
        String idle = ": 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n";
        write(root, "net/dev", NET_HEADING + "eth0" + idle + "lo" + idle + "wg0" + idle + "tun7" + idle);
        Stream.of("eth0", "lo", "wg0", "tun7").forEach(name -> write(root, "class/net/" + name + "/operstate", "up\n"));
        disks.collect(0);
        network.collect(0);

        assertThat(values(disks.collect(SECOND)).keySet())
                .isNotEmpty()
                .allMatch(series -> series.endsWith("device=sda"));
        assertThat(values(network.collect(SECOND)).keySet())
                .filteredOn(series -> series.startsWith("network.rx_bytes"))
                .containsExactlyInAnyOrder(
                        "network.rx_bytes_per_sec interface=eth0", "network.rx_bytes_per_sec interface=lo");
        assertThat(values(links.collect(0))).containsOnlyKeys("network.up interface=eth0", "network.up interface=lo");
    }

    @Test
    void hasNoMeanWaitOfADiskThatCompletedNothing() {
        Collector disks = new DiskCollector(new KernelTree(root), new KernelTree(root), Fixture.EXCLUDES);
        write(root, "diskstats", "8 0 sda 1 0 2 3 4 0 5 6 0 7 8\n");
        disks.collect(0);

        assertThat(values(disks.collect(SECOND)))
                .containsEntry("disk.reads_per_sec device=sda", 0.0)
                .doesNotContainKeys("disk.read_await_ms device=sda", "disk.write_await_ms device=sda");
    }

    @Test
    void keepsTheDisksThatCanBeReadBesideALineThatCannot() {
        Collector disks = new DiskCollector(new KernelTree(root), new KernelTree(root), Fixture.EXCLUDES);
        write(root, "diskstats", "8 0 sda 1 0 2 3 4 0 5 6 0 7 8\n8 16 sdb oops\n");
        disks.collect(0);
        Outcome outcome = disks.collect(SECOND);

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) outcome).reason()).contains("line 2 of ", "\"oops\" is no number");
        assertThat(values(outcome)).containsKey("disk.reads_per_sec device=sda");
    }

    @Test
    void givesNoRateForTheCounterThatWrappedAndRatesForTheOthers() {
        Collector network = new NetworkCollector(new KernelTree(root), Fixture.EXCLUDES);
        write(root, "net/dev", NET_HEADING + "eth0: 4294967000 2 0 0 0 0 0 0 100 2 0 0 0 0 0 0\n");
        network.collect(0);
        write(root, "net/dev", NET_HEADING + "eth0: 704 5 0 0 0 0 0 0 1100 2 0 0 0 0 0 0\n");

        assertThat(values(network.collect(2 * SECOND)))
                .doesNotContainKey("network.rx_bytes_per_sec interface=eth0")
                .containsEntry("network.rx_packets_per_sec interface=eth0", 2.0)
                .containsEntry("network.tx_bytes_per_sec interface=eth0", 500.0);
    }

    @Test
    void hasNoCpuUsageButGaugesAtTheFirstTick() {
        write(root, "stat", "cpu  1 2 3 4\ncpu0 1 2 3 4\nprocs_running 2\n");

        assertThat(values(new StatCollector(new KernelTree(root)).collect(0)))
                .isEqualTo(Map.of("cpu.cores", 1.0, "process.running", 2.0));
    }

    @Test
    void followsCpusThatComeAndGo() {
        Collector stat = new StatCollector(new KernelTree(root));
        write(root, "stat", "cpu  20 0 0 20\ncpu0 10 0 0 10\ncpu1 10 0 0 10\n");
        stat.collect(0);
        write(root, "stat", "cpu  30 0 0 30\ncpu0 20 0 0 20\ncpu2 0 0 0 0\n");
        assertThat(values(stat.collect(SECOND)))
                .containsEntry("cpu.cores", 2.0)
                .containsEntry("cpu.core_usage core=0", 50.0)
                .doesNotContainKeys("cpu.core_usage core=1", "cpu.core_usage core=2");
        write(root, "stat", "cpu  60 0 0 40\ncpu0 20 0 0 30\ncpu2 30 0 0 0\n");

        assertThat(values(stat.collect(2 * SECOND)))
                .containsEntry("cpu.total_usage", 75.0)
                .containsEntry("cpu.core_usage core=0", 0.0)
                .containsEntry("cpu.core_usage core=2", 100.0);
    }

    @Test
    void followsInterfacesThatComeAndGoAndOneThatComesBack() {
        Collector network = new NetworkCollector(new KernelTree(root), Fixture.EXCLUDES);
        write(root, "net/dev", NET_HEADING + "eth0: 9000 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n");
        network.collect(0);
        write(root, "net/dev", NET_HEADING + "eth1: 10 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n");
        assertThat(values(network.collect(SECOND))).isEmpty();
        write(
                root,
                "net/dev",
                NET_HEADING + "eth0: 5 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\neth1: 30 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n");
        assertThat(values(network.collect(2 * SECOND)))
                .containsEntry("network.rx_bytes_per_sec interface=eth1", 20.0)
                .doesNotContainKey("network.rx_bytes_per_sec interface=eth0");
        write(root, "net/dev", NET_HEADING + "eth0: 12 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n");

        assertThat(values(network.collect(3 * SECOND)))
                .containsEntry("network.rx_bytes_per_sec interface=eth0", 7.0)
                .doesNotContainKey("network.rx_bytes_per_sec interface=eth1");
    }

    @Test
    void followsLinksAndSensorsThatComeAndGo() throws IOException {
        Collector links = new LinkCollector(root, Fixture.EXCLUDES);
        Collector temperatures = new TemperatureCollector(root);
        write(root, "class/net/eth0/operstate", "up\n");
        write(root, "class/hwmon/hwmon0/name", "nvme\n");
        assertThat(values(links.collect(0))).containsOnlyKeys("network.up interface=eth0");
        write(root, "class/net/eth1/operstate", "down\n");
        write(root, "class/hwmon/hwmon0/temp1_input", "41000\n");
        Files.delete(root.resolve("class/net/eth0/operstate"));
        Files.delete(root.resolve("class/net/eth0"));

        assertThat(values(links.collect(SECOND))).isEqualTo(Map.of("network.up interface=eth1", 0.0));
        assertThat(values(temperatures.collect(SECOND)))
                .isEqualTo(Map.of("temperature.celsius sensor=nvme/temp1", 41.0));
    }

    @Test
    void takesPressureThatTheKernelRefusesToGiveForAbsent() {
        write(root, "pressure/cpu/in-the-way", ""); // a directory refuses to be read as such kernels' files do

        assertThat(new PressureCollector(new KernelTree(root), "cpu").collect(0))
                .isInstanceOf(Outcome.Absent.class);
    }

    @Test
    void isAbsentWhereTheKernelHasNoSuchFile() {
        assertThat(new ConntrackCollector(new KernelTree(root)).collect(0))
                .isEqualTo(new Outcome.Absent("no " + root.resolve("sys/net/netfilter/nf_conntrack_count")));
        assertThat(new TemperatureCollector(root.resolve("nowhere")).collect(0)).isInstanceOf(Outcome.Absent.class);
    }

    @Test
    void failsWithTheReasonWhereAFileIsThereAndCannotBeRead() {
        write(root, "loadavg/in-the-way", "");

        Outcome outcome = new LoadCollector(new KernelTree(root)).collect(0);

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) outcome).reason()).contains("loadavg", "Is a directory");
    }
}
