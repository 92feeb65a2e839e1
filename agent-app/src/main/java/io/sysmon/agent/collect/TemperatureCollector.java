package io.sysmon.agent.collect;

import io.sysmon.agent.proc.KernelText;
import io.sysmon.agent.proc.SingleNumber;
import io.sysmon.protocol.SeriesTags;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The temperature sensors of {@code /sys/class/hwmon}; some sit behind slow buses. See hwmon/sysfs-interface.rst. */
final class TemperatureCollector implements Collector {

    private static final Pattern INPUT = Pattern.compile("(temp\\d+)_input");
    private static final double MILLIDEGREES = 1000;

    private final Path sysfs;

    TemperatureCollector(Path sysfs) {
        this.sysfs = sysfs;
    }

    @Override
    public String name() {
        return "temperature";
    }

    @Override
    public Outcome read(long nanos) throws IOException {
        KernelTree sys = new KernelTree(sysfs);
        Readings readings = new Readings();
        for (String chip : sys.list("class/hwmon")) {
            addChip(readings, sys, "class/hwmon/" + chip);
        }
        return readings;
    }

    private static void addChip(Readings readings, KernelTree sys, String chip) throws IOException {
        String chipName = firstLine(sys, chip + "/name", "hwmon");
        for (String file : sys.list(chip)) {
            Matcher input = INPUT.matcher(file);
            if (input.matches()) {
                String sensor = chip + "/" + input.group(1);
                String label = firstLine(sys, sensor + "_label", input.group(1));
                readings.gauge(
                        "temperature.celsius", SeriesTags.of("sensor", chipName + "/" + label), celsius(sys, sensor));
            }
        }
    }

    /** {@code NaN} where the sensor does not answer. */
    private static double celsius(KernelTree sys, String sensor) {
        KernelText text = sys.find(sensor + "_input");
        return text == null ? Double.NaN : SingleNumber.parse(text).value() / MILLIDEGREES;
    }

    private static String firstLine(KernelTree sys, String path, String otherwise) {
        KernelText text = sys.find(path);
        return text == null || text.firstLine().isBlank()
                ? otherwise
                : text.firstLine().strip();
    }
}
