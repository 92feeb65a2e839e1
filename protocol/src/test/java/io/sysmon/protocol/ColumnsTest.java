package io.sysmon.protocol;

import static io.sysmon.protocol.Pushes.NOW;
import static io.sysmon.protocol.Pushes.read;
import static io.sysmon.protocol.Pushes.samplesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The short form of a push: {@code columns} beside {@code metrics}. */
class ColumnsTest {

    @Test
    void readsTheDocumentedExample() {
        Push push = read(Pushes.resource("golden-columns-push.json"));

        assertThat(push.host().hostname()).isEqualTo("web-server-01");
        assertThat(samplesOf(push)).containsExactlyInAnyOrderElementsOf(goldenSamples());
        assertThat(push.received()).isEqualTo(goldenSamples().size());
        assertThat(push.failures()).isEmpty();
    }

    @Test
    void writesTheGoldenPush() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        HostIdentity host = new HostIdentity("web-server-01", "0.5.0", "Linux", Map.of("role", "web-server"), "3f6c");
        try (ColumnsWriter writer = new ColumnsWriter(written)) {
            writer.begin(host);
            goldenSamples()
                    .forEach(sample ->
                            writer.sample(sample.timestamp(), sample.metricType(), sample.value(), sample.tags()));
        }

        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualTo(new String(Pushes.resource("golden-columns-push.json"), StandardCharsets.UTF_8));
    }

    @Test
    void refusesToWriteWhatJsonCannotSay() throws IOException {
        try (ColumnsWriter writer = new ColumnsWriter(new ByteArrayOutputStream())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.sample(1, "cpu.x", Double.POSITIVE_INFINITY, ""))
                    .withMessage("cannot write sample of cpu.x: value is Infinity");
        }
    }

    @Test
    void takesRowsAndColumnsInOnePushInTheOrderOfTheBody() {
        Push push = read("{\"hostname\":\"h\",\"metrics\":[{\"timestamp\":5,\"metric_type\":\"m\",\"value\":1}],"
                + "\"columns\":{\"timestamps\":[5,6],\"series\":[{\"metric_types\":[\"m\"],\"values\":[[2,3]]}]}}");

        assertThat(samplesOf(push))
                .containsExactly(new Sample(5, "m", "", 1), new Sample(5, "m", "", 2), new Sample(6, "m", "", 3));
        assertThat(push.samples().series()).containsExactly(new SeriesKey("m", ""));
        assertThat(push.received()).isEqualTo(3);
    }

    @Test
    void ignoresWhatLaterVersionsAdd() {
        Push push = read("{\"hostname\":\"h\",\"metrics\":[],\"columns\":{\"new\":[1],\"timestamps\":[5],\"series\":["
                + "{\"unit\":{\"a\":1},\"metric_types\":[\"m\"],\"values\":[7],\"note\":null}]}}");

        assertThat(samplesOf(push)).containsExactly(new Sample(5, "m", "", 7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            7                      | 7 7 7
            null                   | - - -
            [1,null,3]             | 1 - 3
            [1,2.5,-0.0]           | 1 2.5 -0.0
            """)
    void readsPlainValues(String values, String expected) {
        assertThat(valuesOf("", values)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0 | 7                  | 7 7 7
            2 | 3450               | 34.5 34.5 34.5
            2 | [3450,-12,0]       | 34.5 34.38 34.38
            2 | [3450,null,1]      | 34.5 - 34.51
            2 | [null,null,7]      | - - 0.07
            9 | [1,1,1]            | 1.0E-9 2.0E-9 3.0E-9
            0 | [9007199254740992,-18014398509481984,0] | 9.007199254740992E15 -9.007199254740992E15 -9.007199254740992E15
            """)
    void readsStepsOfDecimals(int decimals, String values, String expected) {
        assertThat(valuesOf("\"decimals\":" + decimals + ",", values)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [1,"2",3]                           | 1 | 1 | value is not a number
            [1,1e999,3]                         | 1 | 1 | value is not a finite number
            {"a":[1]}                           | 0 | 3 | value is not a number
            true                                | 0 | 3 | value is not a number
            """)
    void failsOnlyTheSampleWhoseValueIsNone(String values, int index, int failed, String reason) {
        Push push = readGroup("\"metric_types\":[\"m\"],\"values\":[" + values + "]");

        assertThat(push.received()).isEqualTo(3);
        assertThat(push.failed()).isEqualTo(failed);
        assertThat(push.failures().get(0)).isEqualTo(new SampleFailure(index, "m", reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [1,"2",3]                           | value is not a number
            [1,[],3]                            | value is not a number
            [1,0.5,3]                           | value is not a whole number of the given decimals
            [1,1e3,3]                           | value is not a whole number of the given decimals
            [1,9007199254740992,0]              | value is out of range
            [1,-9223372036854775808,0]          | value is out of range
            [1,92233720368547758080,0]          | value is out of range
            """)
    void failsTheSamplesBehindAStepThatIsNone(String values, String reason) {
        Push push = readGroup("\"decimals\":0,\"metric_types\":[\"m\",\"n\"],\"values\":[" + values + ",4]");

        assertThat(samplesOf(push))
                .containsExactly(
                        new Sample(5, "m", "", 1),
                        new Sample(5, "n", "", 4),
                        new Sample(6, "n", "", 4),
                        new Sample(7, "n", "", 4));
        assertThat(push.failures())
                .containsExactly(new SampleFailure(1, "m", reason), new SampleFailure(2, "m", reason));
    }

    @Test
    void failsTheSamplesOfATimeThatNoneMayHave() {
        Push push = read("{\"hostname\":\"h\",\"metrics\":[],\"columns\":{\"timestamps\":[-1,5,\"6\"," + NOW
                + "000],\"series\":[{\"metric_types\":[\"m\"],\"values\":[1]}]}}");

        assertThat(samplesOf(push)).containsExactly(new Sample(5, "m", "", 1));
        assertThat(push.received()).isEqualTo(4);
        assertThat(push.failures())
                .containsExactly(
                        new SampleFailure(0, "m", "timestamp is negative"),
                        new SampleFailure(2, "m", "timestamp is not an integer of Unix seconds"),
                        new SampleFailure(
                                3, "m", "timestamp is more than one day ahead of the server; is it in milliseconds?"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "metric_types":[7],"values":[1]                     |     | metric_type is not a string
            "metric_types":["a b"],"values":[1]                 | a b | metric_type is not 1 to 128 of the characters A-Z a-z 0-9 _ . : -
            "tags":7,"metric_types":["m"],"values":[1]          | m   | tags is not a string
            "tags":"b=1,a=2","metric_types":["m"],"values":[1]  | m   | tags is not sorted by key, each key once
            """)
    void failsTheSamplesOfASeriesThatIsNone(String group, String metricType, String reason) {
        Push push = readGroup(group);

        assertThat(push.samples().series()).isEmpty();
        assertThat(push.failures())
                .containsExactly(
                        new SampleFailure(0, metricType, reason),
                        new SampleFailure(1, metricType, reason),
                        new SampleFailure(2, metricType, reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                                         | columns is not an object
            null                                                       | columns is not an object
            {}                                                         | columns.series is missing
            {"series":[]}                                              | columns.timestamps is missing before columns.series
            {"series":[],"timestamps":[5]}                             | columns.timestamps is missing before columns.series
            {"timestamps":5,"series":[]}                               | columns.timestamps is not an array
            {"timestamps":[],"timestamps":[],"series":[]}              | columns.timestamps appears more than once
            {"timestamps":[],"series":{}}                              | columns.series is not an array
            {"timestamps":[],"series":[7]}                             | columns.series[0] is not an object
            {"timestamps":[],"series":[{"metric_types":[]}]}           | columns.series[0].values is missing
            {"timestamps":[],"series":[{"values":[]}]}                 | columns.series[0].values stands before metric_types
            {"timestamps":[],"series":[{"metric_types":"m"}]}          | columns.series[0].metric_types is not an array
            {"timestamps":[],"series":[{"metric_types":[],"values":1}]} | columns.series[0].values is not an array
            {"timestamps":[],"series":[{"metric_types":[],"values":[],"tags":""}]} | columns.series[0].tags stands behind values
            {"timestamps":[],"series":[{"tags":"","tags":""}]}         | columns.series[0].tags appears more than once
            {"timestamps":[],"series":[{"decimals":10}]}               | columns.series[0].decimals is not a whole number from 0 to 9
            {"timestamps":[],"series":[{"decimals":-1}]}               | columns.series[0].decimals is not a whole number from 0 to 9
            {"timestamps":[],"series":[{"decimals":2.0}]}              | columns.series[0].decimals is not a whole number from 0 to 9
            {"timestamps":[5],"series":[{"metric_types":["m"],"values":[]}]} | columns.series[0].values has 0 elements for 1 metric_types
            {"timestamps":[5],"series":[{"metric_types":["m"],"values":[1,2]}]} | columns.series[0].values has more elements than metric_types, which has 1
            {"timestamps":[5],"series":[{"metric_types":["m"],"values":[[1,2]]}]} | columns.series[0].values[0] has more elements than timestamps, which has 1
            {"timestamps":[5],"series":[{"metric_types":["m"],"values":[[]]}]} | columns.series[0].values[0] has 0 elements for 1 timestamps
            """)
    void refusesAShapeThatDoesNotSayWhichSamplesThereAre(String columns, String message) {
        assertThatExceptionOfType(MalformedPushException.class)
                .isThrownBy(() -> read("{\"hostname\":\"h\",\"metrics\":[],\"columns\":" + columns + "}"))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"timestamps\":[1,2,3,4],\"series\":[]}",
                "{\"timestamps\":[1],\"series\":[{\"metric_types\":[\"a\",\"b\",\"c\",\"d\"],\"values\":[1,1,1,1]}]}",
                "{\"timestamps\":[1,2],\"series\":[{\"metric_types\":[\"a\",\"b\"],\"values\":[1,1]}]}"
            })
    void refusesMoreSamplesThanTheLimit(String columns) {
        byte[] body =
                ("{\"hostname\":\"h\",\"metrics\":[],\"columns\":" + columns + "}").getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(TooManySamplesException.class)
                .isThrownBy(() -> read(body, new PushLimits(3)))
                .withMessage("the push has more than 3 samples");
    }

    private static List<Sample> goldenSamples() {
        String sda = SeriesTags.of("device", "sda");
        return List.of(
                new Sample(1675728000, "cpu.total_usage", "", 34.5),
                new Sample(1675728000, "memory.used_bytes", "", 8589934592d),
                new Sample(1675728000, "cpu.cores", "", 8),
                new Sample(1675728000, "disk.read_await_ms", sda, 0.07),
                new Sample(1675728002, "cpu.total_usage", "", 34.38),
                new Sample(1675728002, "memory.used_bytes", "", 8589938688d),
                new Sample(1675728002, "cpu.cores", "", 8),
                new Sample(1675728002, "test.tiny", "", Double.MIN_VALUE));
    }

    /** The values of a series at three times, {@code -} for none. */
    private static String valuesOf(String decimals, String values) {
        Push push = readGroup(decimals + "\"metric_types\":[\"m\"],\"values\":[" + values + "]");
        assertThat(push.failures()).isEmpty();
        StringBuilder text = new StringBuilder();
        List<Sample> samples = samplesOf(push);
        for (long timestamp = 5; timestamp <= 7; timestamp++) {
            long time = timestamp;
            text.append(timestamp == 5 ? "" : " ")
                    .append(samples.stream()
                            .filter(sample -> sample.timestamp() == time)
                            .map(sample -> String.valueOf(sample.value()).replaceFirst("^([0-9]+)\\.0$", "$1"))
                            .findFirst()
                            .orElse("-"));
        }
        return text.toString();
    }

    private static Push readGroup(String group) {
        return read("{\"hostname\":\"h\",\"metrics\":[],\"columns\":{\"timestamps\":[5,6,7],\"series\":[{" + group
                + "}]}}");
    }
}
