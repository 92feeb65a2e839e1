package io.sysmon.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PushRoundTripTest {

    private static final long SEED = Long.getLong("sysmon.test.seed", 20261122L);

    @Test
    void writesTheGoldenPush() throws IOException {
        HostIdentity host = new HostIdentity(
                "web-server-01", "0.5.0", "Linux", Map.of("role", "web-server", "datacenter", "us-east-1"), "3f6c");

        byte[] written = write(
                host,
                List.of(
                        new Sample(1675728000, "cpu.total_usage", "", 34.5),
                        new Sample(1675728000, "memory.used_bytes", "", 8589934592d),
                        new Sample(1675728002, "disk.read_await_ms", SeriesTags.of("device", "sda"), 0.07),
                        new Sample(
                                1675728002,
                                "test.tiny",
                                SeriesTags.of(Map.of("b", "50%", "a", "x,y")),
                                Double.MIN_VALUE),
                        new Sample(1675728002, "test.zero", "", -0.0)));

        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo(new String(Pushes.resource("golden-push.json"), StandardCharsets.UTF_8));
    }

    @Test
    void readsBackBitForBitWhatWasWritten() throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            List<Sample> samples = randomSamples(random);
            HostIdentity host = new HostIdentity("host-" + round, "0.5.0", null, Map.of("k", "v" + round), null);

            Push push = Pushes.read(write(host, samples));

            assertThat(push.host()).as("seed %d round %d", SEED, round).isEqualTo(host);
            assertThat(Pushes.samplesOf(push))
                    .as("seed %d round %d", SEED, round)
                    .isEqualTo(samples);
        }
    }

    @Test
    void refusesToWriteWhatJsonCannotSay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(
                        new HostIdentity("h", null, null, null, null), List.of(new Sample(1, "cpu.x", "", Double.NaN))))
                .withMessage("cannot write sample of cpu.x: value is NaN");
    }

    /** Record equality compares doubles by their bits, so -0.0 and 0.0 differ. */
    private static List<Sample> randomSamples(Random random) {
        List<Sample> samples = new ArrayList<>();
        int size = random.nextInt(200);
        for (int i = 0; i < size; i++) {
            samples.add(new Sample(
                    random.nextInt(1_675_000_000),
                    "metric." + random.nextInt(40),
                    random.nextBoolean() ? "" : SeriesTags.of("device", "d=%," + random.nextInt(5)),
                    randomValue(random)));
        }
        return samples;
    }

    private static double randomValue(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(10_001) / 100.0;
            case 1 -> random.nextLong() >>> random.nextInt(64);
            case 2 -> -random.nextInt(1000);
            default -> {
                double anyBits = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(anyBits) ? anyBits : -0.0;
            }
        };
    }

    private static byte[] write(HostIdentity host, List<Sample> samples) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PushWriter writer = new PushWriter(bytes)) {
            writer.begin(host);
            for (Sample sample : samples) {
                writer.sample(sample.timestamp(), sample.metricType(), sample.value(), sample.tags());
            }
        }
        return bytes.toByteArray();
    }
}
