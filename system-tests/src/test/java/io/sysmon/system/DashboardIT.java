package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.Browser;
import io.sysmon.system.harness.ProcFiles;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator sees and does in the browser. */
class DashboardIT {

    private static final String HOST_ROW = "[data-testid=host-row][data-host='%s']";
    private static final String COMPARE_CARD = "[data-testid=compare-card][data-host='%s'] ";
    private static final List<String> VIEWS =
            List.of("", "?view=single&host=web-01", "?view=compare&host=web-01&host=db-01");

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    private static SysmonHome home;
    private static AggregatorProcess aggregator;
    private static Api api;
    private static Browser browser;

    @BeforeAll
    static void openBrowserAndAggregator() {
        browser = system.openBrowser();
        home = system.home("home");
        aggregator = system.startAggregator(home);
        api = aggregator.api();
    }

    @BeforeEach
    void forgetEverything() {
        if (!aggregator.program().isAlive()) {
            aggregator = system.startAggregator(home, aggregator.port(), Map.of());
        }
        for (String hostname : api.get("api/hosts").json().get("hosts").findValuesAsText("hostname")) {
            assertThat(api.delete("api/hosts/" + hostname).status()).isEqualTo(204);
        }
        browser.reset();
    }

    @Test
    void hostAppearsAsSoonAsItsAgentPushesAndItsNumbersMove() {
        browser.visitDashboard(aggregator.url());
        assertThat(browser.isShown("#view-empty")).isTrue();
        assertThat(browser.text("#install-command")).contains(String.valueOf(aggregator.port()));

        RunningProgram agent = system.startAgent(home, aggregator.url(), "--push-interval", "2s");

        String row = HOST_ROW.formatted(ProcFiles.hostname());
        browser.await("this machine appears", () -> browser.isShown(row));
        assertThat(browser.isShown("#view-empty")).isFalse();
        assertThat(browser.text("#fleet-total")).isEqualTo("1");
        assertThat(browser.text("#fleet-online")).startsWith("1");
        String before = browser.text(row);
        browser.await("its numbers move", () -> !browser.text(row).equals(before));
        agent.stop();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void singleHostShowsItsNewestValuesAndHowTheyChanged() {
        long now = Instant.now().getEpochSecond();
        api.push(load("web-01", now - 20, 30));
        browser.visitDashboard(page("?view=single&host=web-01"));
        browser.await("the pushed value", () -> cardValue("cpu").contains("30.0"));
        assertThat(browser.text("#single-name")).contains("web-01");

        api.push(load("web-01", now, 42.5));

        browser.await("the next value", () -> cardValue("cpu").contains("42.5"));
        assertThat(browser.text("#card-cpu [data-testid=change]")).contains("▲", "12.5");
        assertThat(cardValue("memory")).contains("67.2");
        assertThat(cardValue("load")).contains("1.45");
        assertThat(browser.attribute("#trend-chart canvas", "role")).isEqualTo("img");
        assertThat(browser.attribute("#trend-chart canvas", "aria-label")).contains("42.5");
        assertThat(inkOnTheChart()).isPositive();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void twoHostsAreComparedSideBySide() {
        long now = Instant.now().getEpochSecond();
        api.push(load("web-01", now, 34.5));
        api.push(load("db-01", now, 12.3));
        browser.visitDashboard(page("?view=single&host=web-01"));

        browser.click("#link-compare");
        browser.await("two cards", () -> browser.count("[data-testid=compare-card]") == 2);

        assertThat(compared("web-01", "cpu")).contains("34.5");
        assertThat(compared("db-01", "cpu")).contains("12.3");
        assertThat(compared("db-01", "memory")).contains("67.2");
        assertThat(compared("web-01", "load")).contains("1.45");
        assertThat(browser.attribute("#link-compare", "aria-current")).isEqualTo("page");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aggregatorThatGoesAwayIsSeenAtOnceAndItsReturnToo() {
        api.push(load("web-01", Instant.now().getEpochSecond(), 34.5));
        browser.visitDashboard(aggregator.url());
        assertThat(browser.attribute("#connection-state", "data-phase")).isEqualTo("live");
        assertThat(browser.isShown("#notice-unreachable")).isFalse();

        aggregator.program().kill();
        browser.await("the notice", () -> browser.isShown("#notice-unreachable"));
        assertThat(browser.attribute("#connection-state", "data-phase")).isEqualTo("unreachable");
        Instant lastGood = Instant.parse(browser.attribute("#connection-state time", "datetime"));
        assertThat(lastGood).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(browser.attribute("html", "data-stale")).isNotNull();
        assertThat(browser.isShown(HOST_ROW.formatted("web-01")))
                .as("the last known hosts stay")
                .isTrue();
        browser.click("#retry");

        system.startAggregator(home, aggregator.port(), Map.of());
        browser.await(
                "live again",
                () -> browser.attribute("#connection-state", "data-phase").equals("live"));
        assertThat(browser.isShown("#notice-unreachable")).isFalse();
        assertThat(browser.isShown(HOST_ROW.formatted("web-01"))).isTrue();
    }

    @Test
    void markupInTagsIsShownAsText() {
        String markup = "<img src=x onerror=window.struck=1><b>bold</b>";
        pushTwoHosts();
        api.push(new PushBody("web-01").tag("role", markup));

        for (String view : VIEWS) {
            browser.visitDashboard(page(view));
        }
        browser.visitDashboard(page(VIEWS.get(1)));

        browser.await("the tag as text", () -> browser.text("body").contains(markup));
        assertThat(browser.isTrue("window.struck === undefined")).isTrue();
        assertThat(browser.count("main img, main b")).isZero();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everyViewFitsANarrowScreen() {
        pushTwoHosts();
        browser.resize(360, 740);

        for (String view : VIEWS) {
            browser.visitDashboard(page(view));
            assertThat(browser.measure("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("pixels to scroll sideways on " + view)
                    .isNotPositive();
        }
    }

    @Test
    void coloursFollowTheSystem() {
        pushTwoHosts();
        browser.visitDashboard(aggregator.url());

        browser.prefer("light");
        double light = brightness("background-color");
        assertThat(light).isGreaterThan(brightness("color"));
        browser.prefer("dark");
        assertThat(brightness("background-color")).isLessThan(light).isLessThan(brightness("color"));
    }

    @Test
    void slashMovesTheFocusToTheSearchWhichNarrowsTheList() {
        pushTwoHosts();
        browser.visitDashboard(aggregator.url());
        browser.await("two hosts", () -> browser.count("[data-testid=host-row]") == 2);

        browser.type("/");
        assertThat(browser.hasFocus("#host-search")).isTrue();
        browser.type("db");

        browser.await("one host", () -> browser.count("[data-testid=host-row]") == 1);
        assertThat(browser.isShown(HOST_ROW.formatted("db-01"))).isTrue();
        assertThat(browser.address()).contains("q=db");
    }

    @Test
    void hiddenPageAsksNothing() {
        pushTwoHosts();
        browser.visitDashboard(aggregator.url());
        browser.await("what it asks once at rest is asked", () -> browser.isTrue(ASKED_AT_REST));

        browser.hide();
        browser.await("the page is hidden", () -> browser.isTrue("document.hidden"));
        double asked = browser.measure(REQUESTS);
        long hiddenAt = Instant.now().getEpochSecond();
        browser.await("two rounds would have passed", () -> Instant.now().getEpochSecond() > hiddenAt + 11);
        assertThat(browser.measure(REQUESTS)).isEqualTo(asked);
        browser.unhide();
        browser.await("it asks again", () -> browser.measure(REQUESTS) > asked);
    }

    @Test
    void inlineScriptsAndStylesAreForbidden() {
        pushTwoHosts();
        for (String view : VIEWS) {
            browser.visitDashboard(page(view));
        }
        assertThat(browser.complaints()).isEmpty();
        assertThat(api.get("").header("Content-Security-Policy"))
                .contains("default-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'self'")
                .doesNotContain("unsafe-inline", "data:");

        browser.run("const script = document.createElement('script'); script.textContent = 'window.struck = 1';"
                + " document.body.append(script)");

        assertThat(browser.isTrue("window.struck === undefined")).isTrue();
        assertThat(browser.complaints()).isNotEmpty();
    }

    private static final String REQUESTS = "performance.getEntriesByType('resource')"
            + ".filter(({ name }) => new URL(name).pathname.startsWith('/api/')).length";

    /** The last that a page asks but in its rounds: whether looking needs a login. */
    private static final String ASKED_AT_REST =
            "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/api/session'))";

    /** Pixels of the trend's canvas that are not transparent. */
    private static double inkOnTheChart() {
        return browser.measure("""
                (canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data
                    .filter((value, i) => i % 4 === 3 && value > 0).length)
                (document.querySelector('#trend-chart canvas'))""");
    }

    /** Of the page, from 0 to 765. */
    private static double brightness(String property) {
        return browser.measure("getComputedStyle(document.documentElement).getPropertyValue('" + property
                + "').match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)");
    }

    private static void pushTwoHosts() {
        long now = Instant.now().getEpochSecond();
        api.push(load("web-01", now, 34.5).tag("role", "web-server").tag("datacenter", "us-east-1"));
        api.push(load("db-01", now, 12.3));
    }

    private static PushBody load(String host, long timestamp, double cpuPercent) {
        return new PushBody(host)
                .sample(timestamp, "cpu.total_usage", cpuPercent)
                .sample(timestamp, "cpu.cores", 8)
                .sample(timestamp, "memory.usage_percent", 67.2)
                .sample(timestamp, "memory.used_bytes", 2_254_857_830L)
                .sample(timestamp, "memory.total_bytes", 3_355_443_200L)
                .sample(timestamp, "load.1m", 1.45);
    }

    private static String cardValue(String card) {
        return browser.text("#card-" + card + " [data-testid=value]");
    }

    private static String compared(String host, String value) {
        return browser.text(COMPARE_CARD.formatted(host) + "[data-testid=" + value + "]");
    }

    private static URI page(String query) {
        return aggregator.url().resolve(query);
    }
}
