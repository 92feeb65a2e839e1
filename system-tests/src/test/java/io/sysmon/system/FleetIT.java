package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.Browser;
import io.sysmon.system.harness.FreePort;
import io.sysmon.system.harness.OpenDatabase;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.SimulatedFleet;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** A day with a thousand hosts: finding, ordering and opening them, by pointer, keys and address. */
class FleetIT {

    private static final int GONE = 3;
    private static final int LATE = 1;
    private static final int PUSHING = 1000 - GONE - LATE;
    private static final String ROW = "[data-testid=host-row]";
    private static final String GROUP = "[data-testid=group-row]";

    /** The first line below the table's heading. */
    private static final String TOP_ROW = """
            (edge => [...document.querySelectorAll('[data-testid=host-row]')]
                .find(row => row.getBoundingClientRect().bottom > edge + 1)?.dataset.host ?? '')
            (document.querySelector('thead th').getBoundingClientRect().bottom)""";

    private static final String FOCUSED_HOST = "document.activeElement.closest('tr')?.dataset.host";
    private static final String FOCUS_IN_SIGHT = """
            (({top, bottom}) => top >= document.querySelector('thead th').getBoundingClientRect().bottom
                && bottom <= innerHeight)
            (document.activeElement.getBoundingClientRect())""";

    /** How often the page asked about the list. */
    private static final String ROUNDS =
            "performance.getEntriesByType('resource').filter(entry => entry.name.includes('/api/hosts?')).length";

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    private static AggregatorProcess aggregator;
    private static Api api;
    private static Browser browser;

    @BeforeAll
    static void startFleet() {
        browser = system.openBrowser();
        SysmonHome home = system.home("home");
        letHostsFallSilent(home);
        aggregator = system.startAggregator(home, FreePort.find(), Map.of("SYSMON_ONLINE", "1h"));
        api = aggregator.api();
        system.closeLater(new SimulatedFleet(api, PUSHING).pushPast().pushOn());
    }

    /** Hosts whose last push is long ago, since the server's clock and not the push says when it was. */
    private static void letHostsFallSilent(SysmonHome home) {
        AggregatorProcess before = system.startAggregator(home);
        long now = Instant.now().getEpochSecond();
        List<String> names = List.of("gone-1", "gone-2", "gone-3", "late-1");
        for (String name : names) {
            assertThat(before.api()
                            .push(new PushBody(name).sample(now - 7200, "cpu.total_usage", 12.5))
                            .status())
                    .isEqualTo(200);
        }
        before.program().stop();
        OpenDatabase.execute(
                home.database(),
                "UPDATE host SET last_seen = CASE WHEN hostname = 'late-1' THEN %d ELSE %d - id END"
                        .formatted(now - 600, now - 7200));
    }

    @BeforeEach
    void openAnew() {
        browser.reset();
        browser.resize(1600, 1000);
    }

    @Test
    void worstHostsAreNamedFirst() {
        visit("");

        assertThat(browser.text("#fleet-total")).isEqualTo("1,000");
        assertThat(browser.text("#fleet-online")).startsWith("997");
        assertThat(browser.attributes("#attention-list li", "data-host"))
                .startsWith("gone-1", "gone-2", "gone-3", SimulatedFleet.hostname(SimulatedFleet.FULL))
                .contains(SimulatedFleet.hostname(SimulatedFleet.BUSY), "late-1");
        assertThat(browser.text("#attention-list"))
                .contains("Disk 97.3%", "Memory 96.1%", "CPU 93.4%", "offline for 2 h");
        assertThat(browser.isTrue("document.title === '(3 offline) Fleet · sysmon'"))
                .isTrue();
        assertThat(browser.attribute("link[rel=icon]", "href")).isEqualTo("favicon-alert.svg");
        assertThat(browser.attribute("#heat-strip", "aria-label")).contains("1,000 hosts, 3 offline");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void searchFindsOneHostOfAThousandAndKeysOpenIt() {
        visit("");
        browser.type("/host-0456");
        awaitRows("host-0456");
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ENTER);
        browser.await("its own view", () -> browser.text("#single-name").contains("host-0456"));
        assertThat(browser.address()).contains("view=single", "host=host-0456");

        browser.goBack();
        awaitRows("host-0456");
        browser.type("/");
        browser.press(Keys.ESCAPE);
        assertThat(browser.hasFocus("#host-search"))
                .as("Escape leaves the search")
                .isFalse();
        browser.type("/r017");
        browser.await("all of a rack", () -> browser.text("#host-count").equals("8 hosts"));
        assertThat(shownHosts()).containsExactlyElementsOf(rack(17));
        browser.type("9 nothing");
        browser.await("nothing", () -> browser.text("#view-fleet").contains("No host matches."));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void filtersNarrowTheListAndStandInTheAddress() {
        visit("");
        browser.choose("#status-filter", "offline");
        awaitRows("gone-1", "gone-2", "gone-3");
        assertThat(browser.attributes(ROW, "data-state")).containsOnly("offline");
        browser.choose("#status-filter", "any");
        awaitCount("1,000 hosts");

        browser.choose("#tag-filter", "role:db");
        awaitCount("199 hosts");
        browser.choose("#tag-filter", "rack:r004");
        awaitRows("host-0036");
        assertThat(browser.texts(".chip")).containsExactly("role:db ✕", "rack:r004 ✕");
        assertThat(browser.address()).contains("tag=role%3Adb", "tag=rack%3Ar004");
        browser.click(".chip");
        awaitRows(rack(4).toArray(String[]::new));
        browser.goBack();
        awaitRows("host-0036");
        browser.goForward();
        awaitCount("8 hosts");
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "hostname, asc",
        "platform, asc",
        "tags, asc",
        "cpu, desc",
        "memory, desc",
        "filesystem, desc",
        "load_per_core, desc",
        "network, desc",
        "disk, desc"
    })
    void everyColumnSortsBothWays(String column, String firstOrder) {
        visit("hostname".equals(column) ? "?sort=cpu&order=desc" : "");
        String heading = "th[data-column=" + column + "]";
        browser.click(heading + " a");
        awaitOrder(column, firstOrder);
        assertThat(browser.attribute(heading, "aria-sort")).isEqualTo(firstOrder + "ending");
        browser.click(heading + " a");
        awaitOrder(column, "asc".equals(firstOrder) ? "desc" : "asc");
        assertThat(browser.count("[aria-sort]")).isEqualTo(1);
    }

    @Test
    void lastPushSortsTheSilentestFirst() {
        visit("");
        browser.click("th[data-column=last_seen] a");
        browser.await(
                "the silentest",
                () -> shownHosts().subList(0, 4).equals(List.of("gone-3", "gone-2", "gone-1", "late-1")));
        browser.click("th[data-column=last_seen] a");
        browser.await("the others", () -> shownHosts().get(0).startsWith("host-"));
    }

    @Test
    void groupsSumUpTheirHostsAndLeadToThem() {
        visit("");
        browser.choose("#group-by", "role");
        browser.await("a line before the first group", () -> browser.count(GROUP) == 1);
        assertThat(browser.attribute("#host-table", "aria-rowcount")).isEqualTo("1007");
        assertThat(browser.text(GROUP)).contains("cache", "200 hosts", "%");
        assertThat(browser.address()).contains("group=role");

        browser.click(GROUP + " a");
        awaitCount("200 hosts");
        assertThat(browser.count(GROUP)).isZero();
        assertThat(browser.address()).contains("tag=role%3Acache").doesNotContain("group=");
        browser.goBack();
        browser.await("groups again", () -> browser.count(GROUP) == 1);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void onlyLinesInSightAreDrawnAndTheAddressKnowsThePlace() {
        visit("");
        assertThat(browser.attribute("#host-table", "aria-rowcount")).isEqualTo("1001");
        assertThat(browser.count(ROW)).isBetween(5, 80);

        browser.run("scrollTo(0, document.documentElement.scrollHeight)");
        browser.await("the last host", () -> shownHosts().contains("late-1"));
        assertThat(browser.count(ROW)).isBetween(5, 80);
        assertThat(browser.attributes(ROW + "[data-host=late-1]", "aria-rowindex"))
                .containsExactly("1001");
        browser.await("its place in the address", () -> browser.address().contains("row=9"));
    }

    @ParameterizedTest
    @CsvSource({"?row=400, host-0397", "?order=desc&row=700, host-0296", "?group=role&row=250, host-0251"})
    void linkOpensTheListWhereItWasLeft(String address, String first) {
        visit(address);
        browser.await("that line", () -> first.equals(browser.evaluate(TOP_ROW)));
        browser.await("a refresh later", () -> browser.measure(ROUNDS) >= 2);
        assertThat(browser.evaluate(TOP_ROW)).isEqualTo(first);
        assertThat(browser.address()).contains(address);
    }

    @Test
    void backLeadsToTheLineThatWasLeft() {
        visit("");
        browser.run("scrollTo(0, 20000)");
        browser.await("its place in the address", () -> browser.address().contains("row="));
        browser.await("hosts there", () -> !browser.evaluate(TOP_ROW).isEmpty());
        String first = browser.evaluate(TOP_ROW);
        String host = shownHosts().get(12);
        browser.click(ROW + "[data-host='" + host + "'] a");
        browser.await("its own view", () -> browser.text("#single-name").contains(host));
        assertThat(browser.measure("scrollY")).isZero();
        browser.goBack();
        browser.await("the same place", () -> first.equals(browser.evaluate(TOP_ROW)));
    }

    @Test
    void arrowsLeadDownTheListAndTheHeadingNeverHidesTheFocus() {
        visit("");
        browser.focus(ROW + " a");
        for (int press = 0; press < 40; press++) {
            browser.press(Keys.ARROW_DOWN);
        }
        assertThat(browser.evaluate(FOCUSED_HOST)).isEqualTo("host-0037");
        assertThat(browser.isTrue(FOCUS_IN_SIGHT)).isTrue();
        for (int press = 0; press < 38; press++) {
            browser.press(Keys.ARROW_UP);
        }
        assertThat(browser.evaluate(FOCUSED_HOST)).isEqualTo("gone-3");
        assertThat(browser.isTrue(FOCUS_IN_SIGHT)).isTrue();
    }

    @Test
    void stripIsReadByPointerAndKeysAndOpensHosts() {
        visit("");
        browser.pointAt("#heat-strip", 0.5, 0.5);
        browser.await("a host's value", () -> browser.text(".heat-readout").contains("CPU"));
        browser.click(".heat nav a:nth-of-type(2)");
        browser.await("its memory", () -> browser.address().contains("heat=memory"));
        browser.await(
                "the strip of memory",
                () -> browser.attribute("#heat-strip", "aria-label").startsWith("Memory of"));

        browser.focus("#heat-strip");
        browser.press(Keys.HOME);
        assertThat(browser.attribute("#heat-strip", "aria-label"))
                .startsWith("gone-1, Memory")
                .endsWith("offline");
        browser.press(Keys.END);
        browser.press(Keys.ARROW_LEFT);
        assertThat(browser.attribute("#heat-strip", "aria-label")).startsWith("host-0995, Memory");
        browser.press(Keys.ENTER);
        browser.await("that host", () -> browser.text("#single-name").contains("host-0995"));
        assertThat(browser.complaints()).isEmpty();
    }

    private static void visit(String query) {
        browser.visitDashboard(aggregator.url().resolve(query));
        browser.await("its hosts", () -> browser.count("#host-table [data-pending]") == 0);
    }

    private static List<String> shownHosts() {
        return browser.attributes(ROW, "data-host");
    }

    private static void awaitRows(String... hosts) {
        browser.await("only " + List.of(hosts), () -> shownHosts().equals(List.of(hosts)));
    }

    private static void awaitCount(String words) {
        browser.await(words, () -> browser.text("#host-count").equals(words));
    }

    /** The first lines are those of the aggregator's own order; values move, so that it may take two looks. */
    private static void awaitOrder(String column, String order) {
        browser.await(column + " " + order, () -> {
            String query = "api/hosts?sort=" + column + "&order=" + order + "&limit=5";
            return shownHosts().subList(0, 5).equals(hostnames(api.get(query).json()));
        });
    }

    private static List<String> hostnames(JsonNode answer) {
        return answer.get("hosts").findValuesAsText("hostname");
    }

    private static List<String> rack(int number) {
        int first = number * SimulatedFleet.HOSTS_A_RACK;
        return IntStream.range(first, first + SimulatedFleet.HOSTS_A_RACK)
                .mapToObj(SimulatedFleet::hostname)
                .toList();
    }
}
