package io.sysmon.aggregator.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricPatternTest {

    @ParameterizedTest
    @CsvSource({
        "cpu.user,    cpu.user,    true",
        "cpu.user,    cpu.user.x,  false",
        "cpu.*,       cpu.user,    true",
        "cpu.*,       cpu.core.x,  true",
        "cpu.*,       cpux,        false",
        "cpu.*,       cpu,         false",
    })
    void matchesOneMetricOrAFamily(String pattern, String metricType, boolean expected) {
        assertThat(MetricPattern.parse(pattern).matches(metricType)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "cpu*", "c*.user", "cpu user", "cpu.**"})
    void whatIsNeitherIsNamed(String text) {
        assertThatThrownBy(() -> MetricPattern.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void tagsAreSplitAtTheFirstColon() {
        assertThat(TagMatch.parse("url:http://x")).isEqualTo(new TagMatch("url", "http://x"));
        assertThat(TagMatch.parse("key:")).isEqualTo(new TagMatch("key", ""));
        assertThatThrownBy(() -> TagMatch.parse("novalue")).hasMessageContaining("key:value");
        assertThatThrownBy(() -> TagMatch.parse(":value")).hasMessageContaining("key:value");
    }
}
