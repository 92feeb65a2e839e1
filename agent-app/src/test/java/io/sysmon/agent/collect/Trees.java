package io.sysmon.agent.collect;

import io.sysmon.protocol.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What tests of collectors share: files to write, and samples as a map. */
final class Trees {

    private Trees() {}

    /** Writes a file and the directories above it. */
    static void write(Path root, String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The values of an outcome by metric type and tags: {@code disk.reads_per_sec device=sda}. */
    static Map<String, Double> values(Outcome outcome) {
        List<Sample> samples = new ArrayList<>();
        if (outcome instanceof Readings readings) {
            readings.stampInto(samples, 0);
        } else if (outcome instanceof Outcome.Failed failed) {
            failed.salvaged().stampInto(samples, 0);
        }
        return samples.stream()
                .collect(
                        Collectors.toMap(sample -> (sample.metricType() + " " + sample.tags()).strip(), Sample::value));
    }
}
