package io.sysmon.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindTest {

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "10s,PT10S", "5m,PT5M", "24h,PT24H", "7d,PT168H", "2 s,PT2S"})
    void readsDurations(String text, Duration duration) {
        assertThat(Kind.DURATION.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "0s", "-1s", "1.5s", "10 sec", "s", "999999999999999999d", "1S"})
    void refusesOtherDurations(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Kind.DURATION.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"1B,1", "512KiB,524288", "32MiB,33554432", "1GiB,1073741824", "1 TiB,1099511627776", "10MB,10000000"})
    void readsSizes(String text, long bytes) {
        assertThat(Kind.SIZE.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "32", "0MiB", "32mib", "-1MiB", "99999999TiB", "many"})
    void refusesOtherSizes(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Kind.SIZE.parse(text));
    }

    @Test
    void readsUrlsWithContextPaths() {
        assertThat(Kind.URLS.parse("http://a:9000, https://b/sysmon"))
                .isEqualTo(List.of(URI.create("http://a:9000"), URI.create("https://b/sysmon")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aggregator:9000",
                "ftp://a",
                "http://",
                "http://a b",
                "http://a?x=1",
                "http://u:p@a",
                "http://a,"
            })
    void refusesOtherUrls(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Kind.URLS.parse(text));
    }

    @Test
    void readsPairs() {
        assertThat(Kind.PAIRS.parse("b=2, a=x=y,c=")).isEqualTo(Map.of("a", "x=y", "b", "2", "c", ""));
        assertThat(Kind.PAIRS.parse("")).isEqualTo(Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "=1", "a=1,a=2"})
    void refusesOtherPairs(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Kind.PAIRS.parse(text));
    }
}
