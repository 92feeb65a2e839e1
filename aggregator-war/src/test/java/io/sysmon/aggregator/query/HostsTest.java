package io.sysmon.aggregator.query;

import static io.sysmon.aggregator.fixture.OpenStore.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.domain.HeadlineMetric;
import io.sysmon.aggregator.domain.Host;
import io.sysmon.aggregator.domain.HostFilter;
import io.sysmon.aggregator.domain.HostPage;
import io.sysmon.aggregator.domain.HostQuery;
import io.sysmon.aggregator.domain.HostSort;
import io.sysmon.aggregator.domain.HostStatus;
import io.sysmon.aggregator.domain.SortOrder;
import io.sysmon.aggregator.domain.TagMatch;
import io.sysmon.aggregator.fixture.OpenStore;
import io.sysmon.aggregator.fixture.PushBody;
import io.sysmon.aggregator.fixture.StoreTestCase;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest extends StoreTestCase {

    @Test
    void tellsWhatAHostSaidOfItself() {
        store.push(PushBody.of("web-server-01")
                .version("0.5.0")
                .platform("Linux")
                .tags(Map.of("role", "web-server", "environment", "production"))
                .sample(START, "cpu.total_usage", 34.5));

        Host host = host("web-server-01");
        assertThat(host.version()).isEqualTo("0.5.0");
        assertThat(host.platform()).isEqualTo("Linux");
        assertThat(host.tags()).isEqualTo(Map.of("environment", "production", "role", "web-server"));
        assertThat(host.status()).isEqualTo(HostStatus.ONLINE);
        assertThat(host.conflict()).isFalse();
    }

    @Test
    void whatAPushLeavesOutStaysAndWhatItSaysReplaces() {
        store.push(PushBody.of("h").version("1").platform("Linux").tags(Map.of("a", "1", "b", "2")));
        store.push(PushBody.of("h").version("2"));
        assertThat(host("h").version()).isEqualTo("2");
        assertThat(host("h").tags()).hasSize(2);

        store.push(PushBody.of("h").tags(Map.of()));

        assertThat(host("h").tags()).isEmpty();
        assertThat(host("h").platform()).isEqualTo("Linux");
        reopen();
        assertThat(host("h").tags()).isEmpty();
        assertThat(host("h").version()).isEqualTo("2");
    }

    @Test
    void firstAndLastSeenAreTheAggregatorsClock() {
        store.push(PushBody.of("h").sample(5, "m", 1));
        clock.advance(10);
        store.push(PushBody.of("h").sample(7, "m", 1));

        assertThat(host("h").firstSeen()).isEqualTo(START);
        assertThat(host("h").lastSeen()).isEqualTo(START + 10);
    }

    @Test
    void aHostGoesOfflineAfterThreeHundredSeconds() {
        store.push(PushBody.of("h"));

        clock.advance(299);
        assertThat(host("h").status()).isEqualTo(HostStatus.ONLINE);
        clock.advance(1);
        assertThat(host("h").status()).isEqualTo(HostStatus.OFFLINE);
    }

    @Test
    void twoInstancesUnderOneNameAreAConflictForFiveMinutes() {
        store.push(PushBody.of("h").instance("one"));
        store.push(PushBody.of("h"));
        assertThat(host("h").conflict()).isFalse();

        clock.advance(299);
        store.push(PushBody.of("h").instance("two"));

        assertThat(host("h").conflict()).isTrue();
        reopen();
        assertThat(host("h").conflict()).isTrue();
        clock.advance(300);
        assertThat(host("h").conflict()).isFalse();
    }

    @Test
    void anAgentInstalledAnewAfterFiveMinutesIsNoConflict() {
        store.push(PushBody.of("h").instance("one"));
        clock.advance(300);
        store.push(PushBody.of("h").instance("two"));

        assertThat(host("h").conflict()).isFalse();
    }

    @Test
    void headlinesAddUpDevicesOfTheNewestTickAndTakeTheFullestFileSystem() {
        store.push(PushBody.of("h")
                .sample(START - 30, "filesystem.usage_percent", "mount=/", 40)
                .sample(START - 30, "filesystem.usage_percent", "mount=/var", 80)
                .sample(START - 60, "filesystem.usage_percent", "mount=/gone", 99)
                .sample(START - 2, "network.rx_bytes_per_sec", "interface=eth0", 999)
                .sample(START, "network.rx_bytes_per_sec", "interface=eth0", 10)
                .sample(START, "network.rx_bytes_per_sec", "interface=eth1", 5)
                .sample(START - 2, "network.rx_bytes_per_sec", "interface=usb0", 7)
                .sample(START, "cpu.total_usage", 34.5)
                .sample(START + 1, "other", 1));

        Host host = host("h");
        assertThat(host.latest().value(HeadlineMetric.FILESYSTEM_USAGE_PERCENT)).isEqualTo(80);
        assertThat(host.latest().value(HeadlineMetric.NETWORK_RX_BYTES_PER_SEC)).isEqualTo(15);
        assertThat(host.latest().value(HeadlineMetric.CPU_TOTAL_USAGE)).isEqualTo(34.5);
        assertThat(host.latest().has(HeadlineMetric.LOAD_1M)).isFalse();
        assertThat(host.latest().timestamp()).hasValue(START + 1);
    }

    @Test
    void aHostWithoutSamplesHasNoHeadline() {
        store.push(PushBody.of("h"));

        assertThat(host("h").latest().timestamp()).isEmpty();
        assertThat(HeadlineMetric.values()).noneMatch(host("h").latest()::has);
    }

    @Test
    void filtersByStatusTagAndText() {
        store.push(PushBody.of("old").tags(Map.of("role", "db")));
        clock.advance(1000);
        store.push(PushBody.of("Web-1").tags(Map.of("role", "web", "zone", "eu")));
        store.push(PushBody.of("db-1").tags(Map.of("role", "db", "note", "runs the WEB shop")));

        assertThat(names(new HostFilter(HostStatus.ONLINE, List.of(), null))).containsExactly("Web-1", "db-1");
        assertThat(names(new HostFilter(HostStatus.OFFLINE, List.of(), null))).containsExactly("old");
        assertThat(names(new HostFilter(null, List.of(TagMatch.parse("role:db")), null)))
                .containsExactly("db-1", "old");
        assertThat(names(new HostFilter(null, List.of(TagMatch.parse("role:web"), TagMatch.parse("zone:eu")), null)))
                .containsExactly("Web-1");
        assertThat(names(new HostFilter(null, List.of(TagMatch.parse("role:we")), null)))
                .isEmpty();
        assertThat(names(new HostFilter(null, List.of(), "wEb"))).containsExactly("Web-1", "db-1");
    }

    @ParameterizedTest
    @CsvSource({
        "HOSTNAME, ASC, a b c d", "HOSTNAME, DESC, d c b a", "CPU, ASC, b a c d", "CPU, DESC, a c b d",
        "PLATFORM, ASC, c a b d", "PLATFORM, DESC, b a c d", "LAST_SEEN, DESC, d c b a", "STATUS, ASC, b c d a",
        "NETWORK, DESC, b a c d", "MEMORY, ASC, a b c d", "TAGS, ASC, c b a d", "TAGS, DESC, a b c d"
    })
    void ordersByWhatIsAskedAndPutsHostsWithoutTheValueLast(HostSort sort, SortOrder order, String expected) {
        store.push(PushBody.of("a")
                .platform("Linux")
                .tags(Map.of("role", "web"))
                .sample(START, "cpu.total_usage", 50)
                .sample(START, "network.rx_bytes_per_sec", "interface=e", 10)
                .sample(START, "network.tx_bytes_per_sec", "interface=e", 10));
        clock.advance(250);
        store.push(PushBody.of("b")
                .platform("Plan 9")
                .tags(Map.of("rack", "r2", "role", "db"))
                .sample(START, "cpu.total_usage", 5)
                .sample(START, "network.rx_bytes_per_sec", "interface=e", 30));
        clock.advance(50);
        store.push(
                PushBody.of("c").platform("FreeBSD").tags(Map.of("rack", "r2")).sample(START, "cpu.total_usage", 50));
        clock.advance(10);
        store.push(PushBody.of("d"));

        HostPage page = store.hosts().list(new HostQuery(HostFilter.ALL, sort, order, null, 10, 0));

        assertThat(page.hosts()).extracting(Host::hostname).containsExactly(expected.split(" ", -1));
    }

    @Test
    void ordersByLoadOfACoreAndByTheHighestPressure() {
        store.push(PushBody.of("busy")
                .sample(START, "load.1m", 8)
                .sample(START, "cpu.cores", 4)
                .sample(START, "pressure.cpu_some_percent", 30)
                .sample(START, "pressure.io_some_percent", 5));
        store.push(PushBody.of("large")
                .sample(START, "load.1m", 16)
                .sample(START, "cpu.cores", 64)
                .sample(START, "pressure.memory_some_percent", 70));
        store.push(PushBody.of("silent").sample(START, "load.1m", 99));

        assertThat(names(HostSort.LOAD_PER_CORE, null)).containsExactly("busy", "large", "silent");
        assertThat(names(HostSort.PRESSURE, null)).containsExactly("large", "busy", "silent");
    }

    @Test
    void keepsHostsOfOneValueOfATagTogetherAndThoseWithoutItLast() {
        store.push(PushBody.of("a").sample(START, "cpu.total_usage", 90));
        store.push(PushBody.of("b").tags(Map.of("role", "web")).sample(START, "cpu.total_usage", 10));
        store.push(PushBody.of("c").tags(Map.of("role", "db")).sample(START, "cpu.total_usage", 20));
        store.push(PushBody.of("d").tags(Map.of("role", "web")).sample(START, "cpu.total_usage", 80));

        assertThat(names(HostSort.CPU, "role")).containsExactly("c", "d", "b", "a");
        assertThat(names(HostSort.CPU, "zone")).containsExactly("a", "d", "c", "b");
    }

    @Test
    void pagesAndCountsWhatMatched() {
        Stream.of("a", "b", "c", "d").forEach(name -> store.push(PushBody.of(name)));

        HostPage page = store.hosts().list(new HostQuery(HostFilter.ALL, HostSort.HOSTNAME, SortOrder.ASC, null, 2, 1));

        assertThat(page.hosts()).extracting(Host::hostname).containsExactly("b", "c");
        assertThat(page.total()).isEqualTo(4);
        assertThat(store.hosts()
                        .list(new HostQuery(HostFilter.ALL, HostSort.HOSTNAME, SortOrder.ASC, null, 2, 9))
                        .hosts())
                .isEmpty();
    }

    private List<String> names(HostFilter filter) {
        return store.hosts().list(new HostQuery(filter, HostSort.HOSTNAME, SortOrder.ASC, null, 10, 0)).hosts().stream()
                .map(Host::hostname)
                .toList();
    }

    private List<String> names(HostSort sort, @Nullable String group) {
        return store.hosts().list(new HostQuery(HostFilter.ALL, sort, SortOrder.DESC, group, 10, 0)).hosts().stream()
                .map(Host::hostname)
                .toList();
    }

    private Host host(String name) {
        return store.hosts().find(name).orElseThrow().host();
    }

    private void reopen() {
        store.close();
        store = OpenStore.in(folder, clock);
    }
}
