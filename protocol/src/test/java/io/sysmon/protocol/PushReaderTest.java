package io.sysmon.protocol;

import static io.sysmon.protocol.Pushes.NOW;
import static io.sysmon.protocol.Pushes.read;
import static io.sysmon.protocol.Pushes.readSamples;
import static io.sysmon.protocol.Pushes.samplesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushReaderTest {

    private static final String GOOD = "{\"timestamp\":1675728000,\"metric_type\":\"m\",\"value\":1,\"tags\":\"\"}";

    @Test
    void readsTheDocumentedExample() {
        Push push = read(Pushes.resource("seed-push.json"));

        assertThat(push.host())
                .isEqualTo(new HostIdentity(
                        "web-server-01",
                        "0.5.0",
                        "Linux",
                        Map.of("environment", "production", "datacenter", "us-east-1", "role", "web-server"),
                        null));
        assertThat(samplesOf(push))
                .containsExactly(
                        new Sample(1675728000, "cpu.total_usage", "", 34.5),
                        new Sample(1675728000, "memory.usage_percent", "", 67.2));
        assertThat(push.received()).isEqualTo(2);
        assertThat(push.failed()).isZero();
        assertThat(push.failures()).isEmpty();
    }

    @Test
    void namesNoClassWhenALimitOfTheParserIsReached() {
        String digits = "9".repeat(2000);

        assertThatThrownBy(() -> read("{\"hostname\":\"h\",\"metrics\":[" + GOOD.replace("1,", digits + ",") + "]}"))
                .isInstanceOf(MalformedPushException.class)
                .hasMessageStartingWith("the body is not JSON: Number value length (2000) exceeds")
                .message()
                .doesNotContain("StreamReadConstraints", "from");
    }

    /** Whoever pushes ever new names would fill a table of the JVM's. */
    @Test
    void keepsNoNameOfAField() {
        String name = "field-" + System.nanoTime();

        read("{\"hostname\":\"h\",\"" + name + "\":1,\"metrics\":[]}");

        assertThat(name.intern()).as("the first to be kept").isSameAs(name);
    }

    @Test
    void readsAHeartbeat() {
        Push push = read("{\"hostname\":\"h\",\"metrics\":[]}");

        assertThat(push.received()).isZero();
        assertThat(push.host()).isEqualTo(new HostIdentity("h", null, null, null, null));
    }

    @Test
    void takesTheHostNameAfterTheMetricsToo() {
        assertThat(read("{\"metrics\":[" + GOOD + "],\"hostname\":\"late\"}")
                        .host()
                        .hostname())
                .isEqualTo("late");
    }

    @Test
    void ignoresUnknownFieldsWhereverTheyStand() {
        Push push = read("{\"x\":{\"metrics\":[1]},\"hostname\":\"h\",\"metrics\":[{\"y\":[{\"value\":2}],"
                + GOOD.substring(1) + "],\"z\":null}");

        assertThat(samplesOf(push)).containsExactly(new Sample(1675728000, "m", "", 1));
    }

    @Test
    void treatsNullAsNotSaid() {
        assertThat(read("{\"hostname\":\"h\",\"version\":null,\"platform\":null,\"tags\":null,\"instance\":null,"
                                + "\"metrics\":[]}")
                        .host())
                .isEqualTo(new HostIdentity("h", null, null, null, null));
    }

    @Test
    void keepsSeriesApartByMetricAndTagsInAnyOrderOfArrival() {
        Push push = readSamples(sample(1, "a", 10, "")
                + ','
                + sample(1, "b", 20, "d=1")
                + ','
                + sample(1, "b", 30, "d=2")
                + ','
                + sample(2, "b", 40, "d=2")
                + ','
                + sample(2, "a", 50, "")
                + ','
                + sample(2, "b", 60, "d=1"));

        assertThat(push.samples().series())
                .containsExactly(new SeriesKey("a", ""), new SeriesKey("b", "d=1"), new SeriesKey("b", "d=2"));
        assertThat(samplesOf(push))
                .containsExactly(
                        new Sample(1, "a", "", 10),
                        new Sample(1, "b", "d=1", 20),
                        new Sample(1, "b", "d=2", 30),
                        new Sample(2, "b", "d=2", 40),
                        new Sample(2, "a", "", 50),
                        new Sample(2, "b", "d=1", 60));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "[]",
                "{",
                "{}",
                "{\"hostname\":\"h\"}",
                "{\"metrics\":[]}",
                "{\"hostname\":\"h\",\"metrics\":{}}",
                "{\"hostname\":\"h\",\"metrics\":null}",
                "{\"hostname\":\"h\",\"metrics\":[]} x",
                "{\"hostname\":\"h\",\"metrics\":[]}{}",
                "{\"hostname\":\"h\",\"metrics\":[NaN]}",
                "{\"hostname\":\"h\",\"metrics\":[{\"timestamp\":1,\"metric_type\":\"m\",\"value\":NaN}]}",
                "{\"hostname\":\"h\",\"metrics\":[],\"metrics\":[]}",
                "{\"hostname\":\"h\",\"hostname\":\"i\",\"metrics\":[]}",
                "{\"hostname\":7,\"metrics\":[]}",
                "{\"hostname\":null,\"metrics\":[]}",
                "{\"hostname\":\"\",\"metrics\":[]}",
                "{\"hostname\":\"a b\",\"metrics\":[]}",
                "{\"hostname\":\"<b>\",\"metrics\":[]}",
                "{\"hostname\":\"a\\u0000\",\"metrics\":[]}",
                "{\"hostname\":\"h\\u00e4\",\"metrics\":[]}",
                "{\"hostname\":\"h\",\"version\":1,\"metrics\":[]}",
                "{\"hostname\":\"h\",\"platform\":\"a\\nb\",\"metrics\":[]}",
                "{\"hostname\":\"h\",\"tags\":[],\"metrics\":[]}",
                "{\"hostname\":\"h\",\"tags\":{\"a\":1},\"metrics\":[]}",
                "{\"hostname\":\"h\",\"tags\":{\"\":\"x\"},\"metrics\":[]}",
                "{\"hostname\":\"h\",\"tags\":{\"a\":\"x\",\"a\":\"y\"},\"metrics\":[]}",
                "{\"hostname\":\"h\",\"tags\":{\"a\":\"\\ud800\"},\"metrics\":[]}",
                "{'hostname':'h','metrics':[]}",
                "{\"hostname\":\"h\",\"metrics\":[],}",
            })
    void refusesABodyThatIsNoPush(String body) {
        assertThatExceptionOfType(MalformedPushException.class)
                .isThrownBy(() -> read(body))
                .satisfies(
                        refused -> assertThat(refused.getMessage()).isNotBlank().doesNotContain("com.fasterxml"));
    }

    @Test
    void namesWhatIsWrongAndWhere() {
        assertThatThrownBy(() -> read("{\"hostname\":\"h\",\n \"metrics\":[}"))
                .hasMessageContaining("the body is not JSON")
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> read("{\"hostname\":\"no spaces\",\"metrics\":[]}"))
                .hasMessage("hostname is not 1 to 253 of the characters A-Z a-z 0-9 . - _ :, found 9 characters");
    }

    @Test
    void refusesNestingDeeperThan64() {
        String inside = "{\"hostname\":\"h\",\"metrics\":[],\"x\":" + "[".repeat(63) + "]".repeat(63) + "}";
        String beyond = "{\"hostname\":\"h\",\"metrics\":[],\"x\":" + "[".repeat(64) + "]".repeat(64) + "}";

        assertThat(read(inside).received()).isZero();
        assertThatExceptionOfType(MalformedPushException.class).isThrownBy(() -> read(beyond));
    }

    @Test
    void refusesInvalidUtf8() {
        byte[] body = "{\"hostname\":\"h\",\"platform\":\"?\",\"metrics\":[]}".getBytes(StandardCharsets.US_ASCII);
        body[new String(body, StandardCharsets.US_ASCII).indexOf('?')] = (byte) 0xff;

        assertThatExceptionOfType(MalformedPushException.class).isThrownBy(() -> read(body));
    }

    @Test
    void refusesOneSampleMoreThanTheLimit() {
        byte[] two = ("{\"hostname\":\"h\",\"metrics\":[" + GOOD + ',' + GOOD + "]}").getBytes(StandardCharsets.UTF_8);

        assertThat(read(two, new PushLimits(2)).received()).isEqualTo(2);
        assertThatExceptionOfType(TooManySamplesException.class)
                .isThrownBy(() -> read(two, new PushLimits(1)))
                .withMessage("the push has more than 1 samples");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7                                                              | sample is not an object",
                "null                                                           | sample is not an object",
                "[[]]                                                           | sample is not an object",
                "{}                                                             | timestamp is missing",
                "{\"timestamp\":1,\"metric_type\":\"m\"}                        | value is missing",
                "{\"timestamp\":1,\"value\":1}                                  | metric_type is missing",
                "{\"timestamp\":1,\"metric_type\":\"m\",\"value\":\"1\"}        | value is not a number",
                "{\"timestamp\":1,\"metric_type\":\"m\",\"value\":null}         | value is not a number",
                "{\"timestamp\":1,\"metric_type\":\"m\",\"value\":{\"a\":[1]}}  | value is not a number",
                "{\"timestamp\":1,\"metric_type\":\"m\",\"value\":1e999}        | value is not a finite number",
                "{\"timestamp\":1,\"metric_type\":\"m\",\"value\":1,\"value\":2}| value appears more than once",
                "{\"timestamp\":1.5,\"metric_type\":\"m\",\"value\":1}          | timestamp is not an integer of Unix seconds",
                "{\"timestamp\":1e3,\"metric_type\":\"m\",\"value\":1}          | timestamp is not an integer of Unix seconds",
                "{\"timestamp\":\"1\",\"metric_type\":\"m\",\"value\":1}        | timestamp is not an integer of Unix seconds",
                "{\"timestamp\":-1,\"metric_type\":\"m\",\"value\":1}           | timestamp is negative",
                "{\"timestamp\":99999999999999999999,\"metric_type\":\"m\",\"value\":1} | timestamp is out of range",
                "{\"timestamp\":1,\"metric_type\":7,\"value\":1}                | metric_type is not a string",
                "{\"timestamp\":1,\"metric_type\":\"\",\"value\":1}             | metric_type is not 1 to 128 of the characters A-Z a-z 0-9 _ . : -",
                "{\"timestamp\":1,\"metric_type\":\"a b\",\"value\":1}          | metric_type is not 1 to 128 of the characters A-Z a-z 0-9 _ . : -",
                "{\"timestamp\":1,\"metric_type\":\"m\",\"value\":1,\"tags\":7} | tags is not a string",
                "{\"timestamp\":1,\"metric_type\":\"m\",\"value\":1,\"tags\":\"b=1,a=2\"} | tags is not sorted by key, each key once",
            })
    void countsABadSampleAndSaysWhy(String sample, String reason) {
        Push push = readSamples(GOOD + ',' + sample + ',' + GOOD);

        assertThat(samplesOf(push)).hasSize(2);
        assertThat(push.received()).isEqualTo(3);
        assertThat(push.failed()).isEqualTo(1);
        assertThat(push.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.index()).isEqualTo(1);
            assertThat(failure.reason()).isEqualTo(reason);
        });
    }

    @Test
    void takesSamplesUpToOneDayAheadAndNoFurther() {
        assertThat(readSamples(sample(NOW + 86_400, "m", 1, "")).failed()).isZero();
        assertThat(readSamples(sample(NOW + 86_401, "m", 1, "")).failures())
                .extracting(SampleFailure::reason)
                .containsExactly("timestamp is more than one day ahead of the server; is it in milliseconds?");
    }

    @Test
    void takesTheWholeRangeOfDoubles() {
        Push push = readSamples("{\"timestamp\":0,\"metric_type\":\"m\",\"value\":1.7976931348623157E308},"
                + "{\"timestamp\":1,\"metric_type\":\"m\",\"value\":4.9e-324},"
                + "{\"timestamp\":2,\"metric_type\":\"m\",\"value\":-0.0},"
                + "{\"timestamp\":3,\"metric_type\":\"m\",\"value\":12345678901234567890123}");

        assertThat(samplesOf(push))
                .extracting(Sample::value)
                .containsExactly(Double.MAX_VALUE, Double.MIN_VALUE, -0.0, 1.2345678901234568E22);
    }

    @Test
    void listsOnlyTheFirstTenFailures() {
        Push push = readSamples("7,".repeat(24) + "7");

        assertThat(push.failed()).isEqualTo(25);
        assertThat(push.failures())
                .hasSize(10)
                .last()
                .satisfies(last -> assertThat(last.index()).isEqualTo(9));
    }

    @Test
    void shortensTheMetricTypeOfAFailure() {
        Push push = readSamples(sample(1, "x".repeat(100_000), 1, ""));

        assertThat(push.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.metricType()).hasSize(128));
    }

    @Test
    void passesAFailureOfTheStreamOn() throws IOException {
        InputStream closed = InputStream.nullInputStream();
        closed.close();

        assertThatThrownBy(() -> new PushReader(PushLimits.DEFAULT).read(closed, NOW))
                .isInstanceOf(IOException.class)
                .hasMessage("Stream closed");
    }

    private static String sample(long timestamp, String metricType, int value, String tags) {
        return "{\"timestamp\":" + timestamp + ",\"metric_type\":\"" + metricType + "\",\"value\":" + value
                + ",\"tags\":\"" + tags + "\"}";
    }

    /** By its zeros the parser once took this for UTF-32. Found by PushFuzzTest. */
    @Test
    void refusesOtherEncodingsThanUtf8() {
        String push = "{\"hostname\":\"h\",\"metrics\":[]}";

        for (String encoding : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE")) {
            assertThatThrownBy(() -> Pushes.read(push.getBytes(Charset.forName(encoding))))
                    .as(encoding)
                    .isInstanceOf(MalformedPushException.class)
                    .hasMessageStartingWith("the body is not JSON in UTF-8");
        }
    }

    /** The parser's table of names, which fills as it reads, once took a byte that is no UTF-8 for padding. */
    @Test
    void refusesANameThatIsNoUtf8AlsoWhereItIsLikeOneThatIsKnown() {
        Pushes.read("{\"hostname\":\"h\", \"metrics\":[], \"x\":1e0}");
        byte[] body = "{\"hostname\":\"h\",\"metr\u00ffics\":[]}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Pushes.read(body)).isInstanceOf(MalformedPushException.class);
    }
}
