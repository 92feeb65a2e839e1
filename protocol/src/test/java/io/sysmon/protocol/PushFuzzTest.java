package io.sysmon.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Whatever bytes come, what reads pushes answers with a value or one of its declared exceptions. In a build the inputs
 * beside this class are tried; {@code scripts/fuzz.sh} looks for others.
 */
class PushFuzzTest {

    private static final int MOST_BYTES = 1 << 20;
    private static final PushLimits LIMITS = new PushLimits(10_000);

    /** The reader of what agents send gives what the JSON parser gives, to the bit. */
    @FuzzTest(maxDuration = "30m")
    void pushes(byte[] body) throws IOException {
        Object read = outcome(() -> new PushReader(LIMITS).read(new ByteArrayInputStream(body), Pushes.NOW));
        Object parsed = outcome(() -> new PushReader(LIMITS).parse(new ByteArrayInputStream(body), Pushes.NOW));

        assertThat(read).isEqualTo(parsed);
    }

    /** Columns, which only the JSON parser reads: the fuzzer fills in what their object holds. */
    @FuzzTest(maxDuration = "30m")
    void columns(byte[] columns) throws IOException {
        byte[] body = ("{\"hostname\":\"h\",\"columns\":{" + new String(columns, StandardCharsets.UTF_8) + "}}")
                .getBytes(StandardCharsets.UTF_8);

        outcome(() -> new PushReader(LIMITS).read(new ByteArrayInputStream(body), Pushes.NOW));
    }

    /** A stream of the coding ends, or says that it is broken; what it gives is a push or not. */
    @FuzzTest(maxDuration = "30m")
    void coding(byte[] coded) throws IOException {
        byte[] body;
        try (InputStream in = PushCoding.decoding(new ByteArrayInputStream(coded))) {
            body = in.readNBytes(MOST_BYTES);
        } catch (IOException declared) {
            return;
        }
        outcome(() -> new PushReader(LIMITS).read(new ByteArrayInputStream(body), Pushes.NOW));
    }

    /** A name is one by the rule as it is written in the contract. */
    @FuzzTest(maxDuration = "30m")
    void names(byte[] bytes) {
        String name = new String(bytes, StandardCharsets.UTF_8);

        assertThat(WireRules.isHostname(name)).isEqualTo(name.matches("(?!\\.{1,2}$)[A-Za-z0-9._:-]{1,253}"));
        assertThat(WireRules.isMetricType(name)).isEqualTo(name.matches("[A-Za-z0-9_.:-]{1,128}"));
        if (SeriesKey.problemOf("m", name) == null) {
            assertThat(name).hasSizeLessThanOrEqualTo(512).doesNotContain("\u0000", "\n");
        }
    }

    /** What an agent is answered, by an aggregator or by anything that stands in its place. */
    @FuzzTest(maxDuration = "30m")
    void answers(byte[] body) {
        PushAnswer answer = PushAnswer.parse(body);

        if (answer != null) {
            assertThat(answer.hostname()).isNotNull();
        }
    }

    private static Object outcome(Reading reading) throws IOException {
        try {
            Push push = reading.read();
            assertThat(push.failed()).isNotNegative();
            assertThat(push.failures()).hasSize(Math.min(push.failed(), SampleFailure.MOST_LISTED));
            assertThat(Pushes.samplesOf(push)).allMatch(sample -> Double.isFinite(sample.value()));
            return List.of(push.host(), push.received(), push.failures(), Pushes.samplesOf(push));
        } catch (MalformedPushException | TooManySamplesException declared) {
            return declared.getClass();
        }
    }

    /** One of the ways to read a body. */
    private interface Reading {
        Push read() throws IOException;
    }
}
