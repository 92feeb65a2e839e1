package io.sysmon.aggregator.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.domain.HistoryRequest;
import io.sysmon.aggregator.domain.HistoryScope;
import io.sysmon.aggregator.domain.HostFilter;
import io.sysmon.aggregator.domain.MetricPattern;
import io.sysmon.aggregator.domain.TagMatch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryRequestsTest {

    private static final long NOW = 1_675_728_000;

    @Test
    void asksForTheLastFiveMinutesInSixHundredPointsUnlessToldOtherwise() {
        HistoryRequest request = read("host=web-01");

        assertThat(request)
                .isEqualTo(new HistoryRequest(
                        new HistoryScope.Named(List.of("web-01")), List.of(), null, NOW - 300, NOW, 600));
    }

    @Test
    void readsEveryParameter() {
        HistoryRequest request =
                read("host=a&host=b&metric=cpu.*&metric=load.1m&tags=device%3Dsda&from=100&to=200&points=10");

        assertThat(request)
                .isEqualTo(new HistoryRequest(
                        new HistoryScope.Named(List.of("a", "b")),
                        List.of(MetricPattern.parse("cpu.*"), MetricPattern.parse("load.1m")),
                        "device=sda",
                        100,
                        200,
                        10));
    }

    @Test
    void takesNegativeTimesAsSecondsBeforeNow() {
        HistoryRequest request = read("fleet=true&from=-3600&to=-60");

        assertThat(request.from()).isEqualTo(NOW - 3600);
        assertThat(request.to()).isEqualTo(NOW - 60);
    }

    @Test
    void beginsFiveMinutesBeforeAnEndThatIsGivenAlone() {
        assertThat(read("fleet=true&to=1000").from()).isEqualTo(700);
        assertThat(read("fleet=true&to=10").from()).isZero();
    }

    @Test
    void includesBothEndsOfASpanOfOneSecond() {
        HistoryRequest request = read("fleet=true&from=1000&to=1000");

        assertThat(request.from()).isEqualTo(request.to());
    }

    @Test
    void readsTheHostsMeantByTags() {
        assertThat(read("tag=role:db&tag=url:http://x").scope())
                .isEqualTo(new HistoryScope.Matching(new HostFilter(
                        null, List.of(new TagMatch("role", "db"), new TagMatch("url", "http://x")), null)));
        assertThat(read("fleet=true").scope()).isEqualTo(new HistoryScope.Fleet());
    }

    @Test
    void namesAHostOnceThatIsGivenTwice() {
        assertThat(read("host=a&host=a").scope()).isEqualTo(new HistoryScope.Named(List.of("a")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    metric=cpu.total_usage       | one of host=NAME, tag=KEY:VALUE and fleet=true must be given, found 0
                    fleet=false                  | one of host=NAME, tag=KEY:VALUE and fleet=true must be given, found 0
                    host=a&fleet=true            | one of host=NAME, tag=KEY:VALUE and fleet=true must be given, found 2
                    fleet=yes                    | fleet must be one of true, false, found "yes"
                    tag=role                     | tag must be key:value, found "role"
                    host=a&metric=c%20pu         | metric must be a metric type or a family such as cpu.*, found "c pu"
                    host=a&from=x                | from must be a whole number, found "x"
                    host=a&from=1.5              | from must be a whole number, found "1.5"
                    host=a&to=99999999999999     | to must be from -1675728000 to 253402300799, found "99999999999999"
                    host=a&from=-1675728001      | from must be from -1675728000 to 253402300799, found "-1675728001"
                    host=a&from=20&to=10         | from must not be after to, found from 20 and to 10
                    host=a&points=0              | points must be from 1 to 10000, found "0"
                    host=a&points=10001          | points must be from 1 to 10000, found "10001"
                    host=a&points=1&points=2     | points must be given once, found it 2 times
                    host=a&points=               | points must be a whole number, found ""
                    host=a&to=9223372036854775808 | to must be a whole number, found "9223372036854775808"
                    """)
    void saysWhichParameterIsWrong(String query, String detail) {
        assertThatThrownBy(() -> read(query))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(400))
                .hasMessage(detail);
    }

    private static HistoryRequest read(String query) {
        return HistoryRequests.of(Query.of(query), NOW);
    }
}
