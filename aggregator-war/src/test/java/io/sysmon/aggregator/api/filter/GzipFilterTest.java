package io.sysmon.aggregator.api.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "deflate, gzip",
                "br;q=1.0, gzip;q=0.5",
                "*",
                "gzip ;q=1",
                "identity;q=0, *;q=0.1"
            })
    void seesThatGzipIsAccepted(String header) {
        assertThat(GzipFilter.acceptsGzip(List.of(header))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "gzip; q=0.000", "gzipped", "x-gzipfoo"})
    void seesThatGzipIsNotAccepted(String header) {
        assertThat(GzipFilter.acceptsGzip(List.of(header))).isFalse();
    }
}
