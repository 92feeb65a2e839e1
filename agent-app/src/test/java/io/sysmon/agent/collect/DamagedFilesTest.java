package io.sysmon.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.agent.Fixture;
import io.sysmon.agent.InlineExecutor;
import io.sysmon.protocol.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of each kernel's trees damaged in each way, one at a time, between two ticks: what comes out of it is possible,
 * the other collectors do not notice, and when the file is whole again so is its collector.
 */
class DamagedFilesTest {

    private static final byte[] GARBAGE = {'c', 'p', 'u', ' ', -1, 0, ':', '\n', 'x', '=', '\t', '-', '7', '\n', ' '};
    private static final byte[] HUGE = "9".repeat(400).getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path root;

    private final AtomicLong nanos = new AtomicLong();
    private final Logger log = Logger.getLogger(Sampler.class.getName());

    /** It says each time what fails. */
    @BeforeEach
    void silenceTheSampler() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void hearTheSampler() {
        log.setLevel(null);
    }

    @ParameterizedTest
    @MethodSource("io.sysmon.agent.Fixture#names")
    void damageToAFileStaysWithItsCollector(String name) throws IOException {
        Fixture fixture = Fixture.copyOf(name, root);
        fixture.advance();
        Sampler sampler = new Sampler(
                Collectors.all(fixture.roots(), Fixture.EXCLUDES, new InlineExecutor(), fixture::space), nanos::get);
        tick(sampler);
        Set<String> before = failing(tick(sampler));
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            for (byte[] damaged : damages(whole)) {
                Files.write(file, damaged);
                assertOneFailsAtMost(before, tick(sampler), file, damaged);
                // A slow collector gives what it reads now in the tick after.
                assertOneFailsAtMost(before, tick(sampler), file, damaged);
            }
            Files.write(file, whole);
            tick(sampler);
            tick(sampler);
            assertThat(failing(tick(sampler))).as("%s is whole again", file).isEqualTo(before);
        }
    }

    private static void assertOneFailsAtMost(Set<String> before, List<Sample> samples, Path file, byte[] damaged) {
        assertThat(failing(samples)).as("%s: %s", file, shown(damaged)).hasSizeBetween(0, before.size() + 1);
    }

    private static List<byte[]> damages(byte[] whole) {
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        byte[] hugeNumbers = text.replaceAll("\\d+", new String(HUGE, StandardCharsets.US_ASCII))
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] negative = text.replaceAll("\\d+", "-$0").getBytes(StandardCharsets.ISO_8859_1);
        return List.of(new byte[0], Arrays.copyOf(whole, whole.length / 2), GARBAGE, hugeNumbers, negative);
    }

    private List<Sample> tick(Sampler sampler) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(30));
        List<Sample> samples = sampler.sample(TimeUnit.NANOSECONDS.toSeconds(nanos.get()));
        PossibleSamples.check(samples);
        return samples;
    }

    private static Set<String> failing(List<Sample> samples) {
        Set<String> names = new HashSet<>();
        for (Sample sample : samples) {
            if (sample.metricType().equals("agent.collector_up") && sample.value() == 0) {
                names.add(sample.tags());
            }
        }
        return names;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String shown(byte[] text) {
        return new String(text, 0, Math.min(text.length, 60), StandardCharsets.ISO_8859_1);
    }
}
