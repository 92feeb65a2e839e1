package io.sysmon.aggregator.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NumberArrayTest {

    private static final Random RANDOM = new Random(20261125);

    private final NumberArray array = new NumberArray();

    @Test
    void writesWholeNumbersWithoutPointAndDecimalsWithoutZerosAtTheirEnd() throws IOException {
        assertThat(written(0, 8, -3, 34.5, 99.99, -0.07, 0.0001, 1.05, 270553174016.0, 1e14))
                .isEqualTo("{\"values\":[0,8,-3,34.5,99.99,-0.07,0.0001,1.05,270553174016,100000000000000]}");
    }

    @Test
    void writesWhatIsNoNumberAsNull() throws IOException {
        assertThat(written(Double.NaN, 1, Double.POSITIVE_INFINITY)).isEqualTo("{\"values\":[null,1,null]}");
    }

    @Test
    void keepsTheSignOfZero() throws IOException {
        assertThat(written(-0.0)).isEqualTo("{\"values\":[-0.0]}");
    }

    @Test
    void writesNoNumbers() throws IOException {
        assertThat(written()).isEqualTo("{\"values\":[]}");
    }

    @Test
    void writesTimes() throws IOException {
        array.render(new long[] {0, 9, 10, 1_795_612_839L, Long.MAX_VALUE});
        assertThat(written(array)).isEqualTo("{\"values\":[0,9,10,1795612839,9223372036854775807]}");
    }

    @Test
    void writesAnyNumberAsTheShortestTextThatReadsAsIt() throws IOException {
        double[] shortDecimals = RANDOM.longs(20_000, -(1L << 50), 1L << 50)
                .mapToDouble(whole -> (whole >> RANDOM.nextInt(50)) / Math.pow(10, RANDOM.nextInt(5)))
                .toArray();
        double[] anything = RANDOM.longs(20_000)
                .mapToDouble(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .toArray();
        for (double number : DoubleStream.concat(DoubleStream.of(shortDecimals), DoubleStream.of(anything))
                .toArray()) {
            String json = written(number);
            String text = json.substring(json.indexOf('[') + 1, json.indexOf(']'));
            assertThat(Double.doubleToRawLongBits(Double.parseDouble(text)))
                    .describedAs(text)
                    .isEqualTo(Double.doubleToRawLongBits(number));
            assertThat(significantDigits(text))
                    .describedAs(text)
                    .isLessThanOrEqualTo(significantDigits(Double.toString(number)));
        }
    }

    @Test
    void writesTheSameAgainAmongOtherFields() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        array.render(LongStream.range(0, 3000).asDoubleStream().toArray());
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            json.writeStringField("name", "ä");
            array.write(json, "one");
            array.write(json, "two");
            json.writeNumberField("count", 2);
            json.writeEndObject();
        }
        String numbers = LongStream.range(0, 3000).boxed().toList().toString().replace(" ", "");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"name\":\"ä\",\"one\":" + numbers + ",\"two\":" + numbers + ",\"count\":2}");
    }

    private String written(double... numbers) throws IOException {
        array.render(numbers);
        return written(array);
    }

    private static String written(NumberArray array) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            array.write(json, "values");
            json.writeEndObject();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Without leading zeros, and zeros at the end of whole numbers. */
    private static int significantDigits(String number) {
        String digits = number.replaceAll("[eE].*", "").replaceAll("[-.]", "").replaceAll("^0+", "");
        return digits.replaceAll("0+$", "").length();
    }
}
