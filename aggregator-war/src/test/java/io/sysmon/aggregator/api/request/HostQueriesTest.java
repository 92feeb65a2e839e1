package io.sysmon.aggregator.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.aggregator.api.error.ApiException;
import io.sysmon.aggregator.domain.HostFilter;
import io.sysmon.aggregator.domain.HostQuery;
import io.sysmon.aggregator.domain.HostSort;
import io.sysmon.aggregator.domain.HostStatus;
import io.sysmon.aggregator.domain.SortOrder;
import io.sysmon.aggregator.domain.TagMatch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HostQueriesTest {

    @Test
    void listsTheFirstThousandByNameUnlessToldOtherwise() {
        assertThat(HostQueries.page(Query.of("")))
                .isEqualTo(new HostQuery(HostFilter.ALL, HostSort.HOSTNAME, SortOrder.ASC, null, 1000, 0));
    }

    @Test
    void readsEveryParameter() {
        HostQuery query = HostQueries.page(
                Query.of(
                        "status=offline&tag=role:db&tag=environment:production&q=We&sort=last_seen&order=desc&group=role&limit=10&offset=20"));

        assertThat(query)
                .isEqualTo(new HostQuery(
                        new HostFilter(
                                HostStatus.OFFLINE,
                                List.of(new TagMatch("role", "db"), new TagMatch("environment", "production")),
                                "we"),
                        HostSort.LAST_SEEN,
                        SortOrder.DESC,
                        "role",
                        10,
                        20));
    }

    @ParameterizedTest
    @EnumSource(HostSort.class)
    void knowsEveryOrder(HostSort sort) {
        assertThat(HostQueries.page(Query.of("sort=" + sort.text())).sort()).isEqualTo(sort);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    status=late      | status must be one of online, offline, found "late"
                    status=ONLINE    | status must be one of online, offline, found "ONLINE"
                    sort=name        | sort must be one of hostname, status, platform, tags, last_seen, cpu, memory, load, load_per_core, pressure, filesystem, network, disk, found "name"
                    order=down       | order must be one of asc, desc, found "down"
                    limit=0          | limit must be from 1 to 10000, found "0"
                    limit=10001      | limit must be from 1 to 10000, found "10001"
                    limit=all        | limit must be a whole number, found "all"
                    offset=-1        | offset must be from 0 to 2147483647, found "-1"
                    offset=2147483648 | offset must be from 0 to 2147483647, found "2147483648"
                    tag=:x           | tag must be key:value, found ":x"
                    q=a&q=b          | q must be given once, found it 2 times
                    """)
    void saysWhichParameterIsWrong(String query, String detail) {
        assertThatThrownBy(() -> HostQueries.page(Query.of(query)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(400))
                .hasMessage(detail);
    }

    @Test
    void showsOnlyTheBeginningOfALongMistake() {
        assertThatThrownBy(() -> HostQueries.page(Query.of("limit=" + "9".repeat(5000))))
                .hasMessage("limit must be a whole number, found \"" + "9".repeat(64) + "…\"");
    }
}
