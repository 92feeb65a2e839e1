package io.sysmon.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Columns say what rows say, whatever the ticks: the same samples bit for bit, and of two at a time the same holds. */
class PushFormsPropertyTest {

    private static final long SEED = Long.getLong("sysmon.test.seed", 20261125L);
    private static final HostIdentity HOST = new HostIdentity("h", "0.5.0", null, null, null);

    @Test
    void columnsSayWhatRowsSay() throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            List<Sample> samples = randomTicks(random);

            Push columns = Pushes.read(decode(asColumns(samples)));
            Push rows = Pushes.read(asRows(samples));

            assertThat(columns.received()).as("seed %d round %d", SEED, round).isEqualTo(samples.size());
            assertThat(columns.failures()).as("seed %d round %d", SEED, round).isEmpty();
            assertThat(held(columns)).as("seed %d round %d", SEED, round).isEqualTo(held(rows));
        }
    }

    /** What is left where of equal times of a series the later one holds. Record equality compares doubles by bits. */
    private static Map<Sample, Sample> held(Push push) {
        Map<Sample, Sample> held = new LinkedHashMap<>();
        for (Sample sample : Pushes.samplesOf(push)) {
            held.put(new Sample(sample.timestamp(), sample.metricType(), sample.tags(), 0), sample);
        }
        return held;
    }

    private static List<Sample> randomTicks(Random random) {
        List<SeriesKey> series = new ArrayList<>();
        for (int i = random.nextInt(30); i >= 0; i--) {
            series.add(new SeriesKey("metric." + i % 17, i % 3 == 0 ? "" : SeriesTags.of("device", "d" + i)));
        }
        List<Sample> samples = new ArrayList<>();
        long timestamp = 1_600_000_000;
        for (int tick = random.nextInt(12); tick > 0; tick--) {
            timestamp += random.nextInt(5) - 1;
            for (SeriesKey key : series) {
                if (random.nextInt(10) > 0) {
                    double value = randomValue(random, key.hashCode());
                    samples.add(new Sample(timestamp, key.metricType(), key.tags(), value));
                }
            }
        }
        return samples;
    }

    private static double randomValue(Random random, int series) {
        return switch (Math.floorMod(series, 6)) {
            case 0 -> random.nextInt(10_001) / 100.0;
            case 1 -> random.nextLong() >> random.nextInt(64);
            case 2 -> 42;
            case 3 -> random.nextInt(3) - 1.5;
            case 4 -> random.nextBoolean() ? -0.0 : random.nextInt(2000) / 10_000.0;
            default -> {
                double anyBits = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(anyBits) ? anyBits : -0.0;
            }
        };
    }

    private static byte[] asRows(List<Sample> samples) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PushWriter writer = new PushWriter(bytes)) {
            writer.begin(HOST);
            for (Sample sample : samples) {
                writer.sample(sample.timestamp(), sample.metricType(), sample.value(), sample.tags());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] asColumns(List<Sample> samples) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ColumnsWriter writer = new ColumnsWriter(PushCoding.encoding(bytes))) {
            writer.begin(HOST);
            for (Sample sample : samples) {
                writer.sample(sample.timestamp(), sample.metricType(), sample.value(), sample.tags());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] decode(byte[] coded) throws IOException {
        try (InputStream in = PushCoding.decoding(new ByteArrayInputStream(coded))) {
            return in.readAllBytes();
        }
    }
}
