package io.sysmon.agent.collect;

import io.sysmon.agent.proc.KernelText;
import io.sysmon.agent.proc.SingleNumber;
import io.sysmon.protocol.SeriesTags;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The temperature sensors of {@code /sys/class/hwmon}; some sit behind slow buses. See hwmon/sysfs-interface.rst. */
final class TemperatureCollector implements Collector {

    private static final String HWMON = "class/hwmon/";
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
        Map<String, String> namesByChip = new LinkedHashMap<>();
        for (String chip : sys.list(HWMON)) {
            namesByChip.put(chip, firstLine(sys, HWMON + chip + "/name", "hwmon"));
        }
        Readings readings = new Readings();
        for (String chip : namesByChip.keySet()) {
            addChip(readings, sys, HWMON + chip, nameOf(chip, namesByChip));
        }
        return readings;
    }

    /** A chip's name; with its directory's where several have that name, as disks and processor packages do. */
    private static String nameOf(String chip, Map<String, String> namesByChip) {
        String name = namesByChip.getOrDefault(chip, chip);
        boolean unique = Collections.frequency(namesByChip.values(), name) == 1;
        return unique ? name : name + ":" + chip;
    }

    private static void addChip(Readings readings, KernelTree sys, String chip, String name) throws IOException {
        for (String file : sys.list(chip)) {
            Matcher input = INPUT.matcher(file);
            if (input.matches()) {
                String sensor = chip + "/" + input.group(1);
                String label = firstLine(sys, sensor + "_label", input.group(1));
                readings.gauge(
                        "temperature.celsius", SeriesTags.of("sensor", name + "/" + label), celsius(sys, sensor));
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
