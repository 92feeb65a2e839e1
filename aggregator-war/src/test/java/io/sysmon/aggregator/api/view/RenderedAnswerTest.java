package io.sysmon.aggregator.api.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.aggregator.api.error.ApiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderedAnswerTest {

    private static final JsonBody COUNT = json -> json.writeNumberField("count", 3);

    @Test
    void endsWithTheMomentItWasGiven() throws IOException {
        assertThat(text(RenderedAnswer.of(COUNT, 1_675_728_002, RenderedAnswerTest::takeAnySize)))
                .isEqualTo("{\"count\":3,\"timestamp\":1675728002}");
    }

    @Test
    void hasTheSameTagAtAnotherMoment() throws IOException {
        assertThat(RenderedAnswer.of(COUNT, 1, RenderedAnswerTest::takeAnySize).tag())
                .isEqualTo(RenderedAnswer.of(COUNT, 2, RenderedAnswerTest::takeAnySize)
                        .tag());
        assertThat(RenderedAnswer.of(json -> json.writeNumberField("count", 4), 1, RenderedAnswerTest::takeAnySize)
                        .tag())
                .isNotEqualTo(RenderedAnswer.of(COUNT, 1, RenderedAnswerTest::takeAnySize)
                        .tag());
    }

    @Test
    void refusesToHoldMoreThanItsBound() throws IOException {
        JsonBody large = json -> json.writeStringField("text", "x".repeat(100_000));

        assertThat(RenderedAnswer.of(large, 1, RenderedAnswerTest::takeAnySize, 101_000)
                        .json())
                .hasSizeGreaterThan(100_000);
        assertThatThrownBy(() -> RenderedAnswer.of(large, 1, RenderedAnswerTest::takeAnySize, 100_000))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("the answer would be larger than 100000 bytes: ask for fewer");
    }

    @ParameterizedTest
    @CsvSource({
        "8, 8",
        "34.5, 34.5",
        "0.1, 0.1",
        "-2, -2",
        "0, 0",
        "-0.0, -0.0",
        "2254857830, 2254857830",
        "9007199254740991, 9007199254740991",
        "1e300, 1.0E300",
        "2e-3, 0.002",
        "NaN, null"
    })
    void writesNumbersAsShortAsTheyAre(double value, String text) throws IOException {
        JsonBody body = json -> Json.writeNumber(json, "v", value);

        assertThat(text(RenderedAnswer.of(body, 1, RenderedAnswerTest::takeAnySize)))
                .isEqualTo("{\"v\":" + text + ",\"timestamp\":1}");
    }

    private static void takeAnySize(int bytes) {}

    private static String text(RenderedAnswer answer) {
        return new String(answer.json(), StandardCharsets.UTF_8);
    }
}
