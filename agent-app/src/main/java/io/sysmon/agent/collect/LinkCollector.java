package io.sysmon.agent.collect;

import io.sysmon.agent.proc.KernelText;
import io.sysmon.agent.proc.SingleNumber;
import io.sysmon.protocol.SeriesTags;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Whether each network interface is up, and how fast, from {@code /sys/class/net}: drivers may take their time. */
final class LinkCollector implements Collector {

    private static final double BITS_PER_MEGABIT = 1e6;

    /** Drivers that cannot tell say unknown: such an interface carries traffic. */
    private static final Set<String> UP = Set.of("up", "unknown");

    private final Path sysfs;
    private final Excludes excludes;

    LinkCollector(Path sysfs, Excludes excludes) {
        this.sysfs = sysfs;
        this.excludes = excludes;
    }

    @Override
    public String name() {
        return "links";
    }

    @Override
    public Outcome read(long nanos) throws IOException {
        KernelTree sys = new KernelTree(sysfs);
        Readings readings = new Readings();
        for (String link : sys.list("class/net")) {
            KernelText state = excludes.measuresInterface(link) ? sys.find("class/net/" + link + "/operstate") : null;
            if (state != null) { // else it is a file like bonding_masters
                String tags = SeriesTags.of("interface", link);
                readings.flag("network.up", tags, UP.contains(state.firstLine()));
                readings.gauge("network.speed_bits_per_sec", tags, speed(sys, link));
            }
        }
        return readings;
    }

    /** Bits a second; {@code NaN} where the driver does not know: it says -1, or fails while the interface is down. */
    private static double speed(KernelTree sys, String link) {
        KernelText text = sys.find("class/net/" + link + "/speed");
        double megabits = text == null ? Double.NaN : SingleNumber.parse(text).value();
        return megabits > 0 ? megabits * BITS_PER_MEGABIT : Double.NaN;
    }
}
