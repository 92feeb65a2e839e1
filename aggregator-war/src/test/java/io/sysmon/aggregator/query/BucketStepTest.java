package io.sysmon.aggregator.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketStepTest {

    @ParameterizedTest
    @CsvSource({
        "0, 299, 600, 1",
        "0, 599, 600, 1",
        "0, 600, 600, 2",
        "1000, 4599, 600, 10",
        "0, 604799, 600, 1200",
        "0, 63071999, 600, 172800",
        "7, 7, 1, 1",
        "59, 60, 1, 120",
        "86399, 86400, 1, 172800",
    })
    void isTheNarrowestRoundStepThatFitsThePoints(long from, long to, int points, long expected) {
        assertThat(BucketStep.of(from, to, points, 1)).isEqualTo(expected);
        assertThat(BucketStep.buckets(from, to, expected)).isLessThanOrEqualTo(points);
    }
}
