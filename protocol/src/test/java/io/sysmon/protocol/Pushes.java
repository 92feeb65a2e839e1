package io.sysmon.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads pushes from text, as the tests of this package need them. */
final class Pushes {

    /** The aggregator's clock in these tests: one second after the seed's samples. */
    static final long NOW = 1_675_728_001L;

    private Pushes() {}

    static Push read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    static Push read(byte[] json) {
        return read(json, PushLimits.DEFAULT);
    }

    static Push read(byte[] json, PushLimits limits) {
        try {
            return new PushReader(limits).read(new ByteArrayInputStream(json), NOW);
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot read from memory", impossible);
        }
    }

    /** A push of one sample, given as the inside of {@code metrics}. */
    static Push readSamples(String samples) {
        return read("{\"hostname\":\"h\",\"metrics\":[" + samples + "]}");
    }

    static List<Sample> samplesOf(Push push) {
        SampleColumns columns = push.samples();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            SeriesKey key = columns.series().get(columns.seriesIndex(i));
            samples.add(new Sample(columns.timestamp(i), key.metricType(), key.tags(), columns.value(i)));
        }
        return samples;
    }

    static byte[] resource(String name) {
        try (InputStream in = Pushes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no test resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read test resource " + name, unreadable);
        }
    }
}
