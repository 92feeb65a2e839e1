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
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The charts of one host and of several: every span, gesture and key. */
class ChartsIT {

    private static final String CHART = "#trend-chart .chart-canvas";
    private static final String SINGLE = "#view-single ";
    private static final String COMPARE = "#view-compare ";
    private static final List<Integer> RANGES = List.of(300, 900, 3600, 21_600, 86_400, 604_800, 2_592_000, 31_536_000);
    private static final long DAY = 86_400;

    /** A gap of ten minutes, in which the host was started anew. */
    private static final long GAP_FROM = 1500;

    private static final long GAP_TO = 900;
    private static final long REBOOT = 930;

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    private static AggregatorProcess aggregator;
    private static SysmonHome home;
    private static Browser browser;
    private static long now;

    @BeforeAll
    static void fillTwoHosts() {
        browser = system.openBrowser();
        home = system.home("home");
        aggregator = system.startAggregator(home);
        now = Instant.now().getEpochSecond();
        Api api = aggregator.api();
        api.push(hour("web-01", 30, now).tag("role", "web"));
        api.push(hour("web-01", 60, now - DAY).tag("role", "web"));
        api.push(growth("web-01").tag("role", "web"));
        api.push(hour("web-02", 10, now).tag("role", "web"));
        api.push(hour("db-01", 80, now).tag("role", "db"));
    }

    @BeforeEach
    void forgetTheLastPage() {
        browser.reset();
    }

    @Test
    void everySpanCanBeShownAndStandsInTheAddress() {
        visit("?view=single&host=web-01");
        for (int range : RANGES) {
            browser.click(SINGLE + "[data-range='" + range + "']");
            browser.await("the span of " + range, () -> shows(SINGLE + "[data-range='" + range + "'][aria-current]"));
            browser.await("its chart", () -> !shows("#view-single [data-refreshing]"));
            assertThat(browser.attribute(CHART, "aria-label")).contains("CPU: latest");
            assertThat(browser.address().contains("range=" + range)).isEqualTo(range != 300);
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void dragZoomsAllChartsAndEveryWayLeadsBack() {
        visit("?view=single&host=web-01&range=3600");
        assertThat(state()).contains("Following live");

        browser.drag(CHART, 0.25, 0.5);
        browser.await("a span that stands still", () -> state().contains("Paused"));
        String zoomed = browser.address();
        assertThat(zoomed).contains("from=", "to=", "range=3600");
        browser.await("the load of that span", () -> !shows("#view-single [data-refreshing]"));
        assertThat(spanOf(zoomed)).isBetween(700L, 1100L);

        browser.drag(CHART, 0.3, 0.6);
        browser.await("a shorter span", () -> spanOf(browser.address()) < 400);
        browser.click(SINGLE + "[data-testid=time-back]");
        browser.await("the span before", () -> browser.address().equals(zoomed));
        browser.goBack();
        browser.await("the hour again", () -> state().contains("Following live"));
        assertThat(browser.address()).contains("range=3600").doesNotContain("from=");

        browser.drag(CHART, 0.25, 0.5);
        browser.await("standing still", () -> state().contains("Paused"));
        browser.click(SINGLE + "[data-testid=time-follow]");
        browser.await("following", () -> state().contains("Following live"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void linkOpensTheSameSpanElsewhere() {
        long from = now - 3000;
        visit("?view=single&host=web-01&from=" + from + "&to=" + (from + 600));
        assertThat(state()).contains("Paused");
        assertThat(browser.text("#trend-chart figcaption")).contains("10 min");
        browser.click(SINGLE + "[data-testid=time-earlier]");
        browser.await("half a span earlier", () -> browser.address().contains("from=" + (from - 300)));
        browser.click(SINGLE + "[data-testid=time-later]");
        browser.await("and back", () -> browser.address().contains("from=" + from));
        browser.click(SINGLE + "[data-testid=time-wider]");
        browser.await("twice as long", () -> spanOf(browser.address()) == 1200);
    }

    @Test
    void keysMoveCursorAndSpan() {
        visit("?view=single&host=web-01&range=3600");
        browser.focus(CHART);
        browser.press(Keys.END);
        browser.await("the cursor is told", () -> spoken().contains("CPU"));
        String last = spoken();
        browser.press(Keys.ARROW_LEFT);
        browser.await("the point before", () -> !spoken().equals(last));
        assertThat(browser.text("#trend-chart .chart-readout"))
                .as("all charts point at one moment")
                .isEqualTo(browser.text("#panel-load .chart-readout"))
                .isNotEmpty();

        browser.type("+");
        browser.await("zoomed in", () -> spanOf(browser.address()) == 1800);
        browser.type("-");
        browser.await("zoomed out", () -> spanOf(browser.address()) > 1800);
        browser.press(Keys.BACK_SPACE);
        browser.await("a step back", () -> spanOf(browser.address()) == 1800);
        String before = browser.address();
        browser.chord(Keys.SHIFT, Keys.ARROW_LEFT);
        browser.await("earlier", () -> !browser.address().equals(before));
        browser.press(Keys.HOME);
        browser.press(Keys.ESCAPE);
        browser.await(
                "the cursor is gone",
                () -> browser.text("#trend-chart .chart-readout").isEmpty());
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anySpanIsEnteredByKeys() {
        visit("?view=single&host=web-01&range=3600");
        browser.focus(SINGLE + "[data-testid=time-custom] summary");
        browser.press(Keys.ENTER);
        browser.await("the fields", () -> browser.hasFocus(SINGLE + "[name=from]"));
        // The first part of the field is the day: one day earlier than the shown span.
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ENTER);

        browser.await("that span", () -> spanOf(browser.address()) >= DAY);
        assertThat(state()).contains("Paused");
        assertThat(browser.hasFocus(SINGLE + "[data-testid=time-custom] summary"))
                .isTrue();
    }

    @Test
    void gapsAndRebootsAreTold() {
        visit("?view=single&host=web-01&range=3600");
        assertThat(browser.attribute(CHART, "aria-label")).contains("rebooted at");
        assertThat(browser.attribute("#panel-load .chart-canvas", "aria-label")).contains("rebooted at");
    }

    @Test
    void earlierTimeIsDrawnBehindAndItsValueTold() {
        visit("?view=single&host=web-01&range=3600");
        browser.click(SINGLE + "[data-ghost=day]");
        browser.await(
                "yesterday's value",
                () -> browser.text("#trend-chart .chart-legend").contains("was 60.0%"));
        assertThat(browser.address()).contains("ghost=day");
        browser.click(SINGLE + "[data-ghost=none]");
        browser.await(
                "today alone", () -> !browser.text("#trend-chart .chart-legend").contains("was"));
    }

    @Test
    void legendTakesSeriesOutAndBack() {
        visit("?view=single&host=web-01&range=3600");
        double whole = ink("#trend-chart");
        browser.click("#trend-chart .chart-key");
        assertThat(browser.attribute("#trend-chart .chart-key", "aria-pressed")).isEqualTo("false");
        browser.await("less on the chart", () -> ink("#trend-chart") < whole);
        browser.click("#trend-chart .chart-key");
        browser.await("all of it", () -> ink("#trend-chart") == whole);
    }

    @Test
    void countsAreBarsWithTheirTableAndCursor() {
        visit("?view=single&host=web-01&range=3600");
        assertThat(label("#panel-networkDrops")).contains("Drops", "received: latest", "highest 6");
        assertThat(browser.attribute("#panel-networkDrops .chart-key", "data-kind"))
                .isEqualTo("bars");
        browser.focus("#panel-networkDrops .chart-canvas");
        browser.press(Keys.END);
        browser.await(
                "the newest count is told",
                () -> browser.textContent("#panel-networkDrops [aria-live]").contains("received"));
        assertThat(ink("#panel-networkDrops")).as("bars").isPositive();
        browser.click("#panel-networkDrops-toggle");
        assertThat(browser.count("#panel-networkDrops-table tbody tr")).isGreaterThan(100);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void chartComesAsTableAndAsFile() throws IOException {
        Path folder = system.folder("downloads");
        browser.downloadTo(folder);
        visit("?view=single&host=web-01&range=3600");
        browser.click("#trend-table-toggle");
        assertThat(browser.count("#trend-table tbody tr")).isGreaterThan(100);

        browser.click("#trend-chart .chart-data button:last-child");
        Path file = folder.resolve("CPU-memory-last-1-h.csv");
        browser.await("the file", () -> Files.exists(file));
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).startsWith("time,unix_seconds,\"CPU\"");
        assertThat(lines).hasSizeGreaterThan(100);
        assertThat(browser.complaints()).as("the policy lets it through").isEmpty();
    }

    @Test
    void longSpanIsNotAskedForInEveryRound() {
        visit("?view=single&host=web-01&range=86400");
        browser.await("its chart", () -> browser.attribute(CHART, "aria-label").contains("CPU: latest"));
        double asked = browser.measure(requests("/api/metrics"));
        double rounds = browser.measure(requests("/api/fleet/summary"));
        browser.await("two rounds later", () -> browser.measure(requests("/api/fleet/summary")) >= rounds + 2);
        assertThat(browser.measure(requests("/api/metrics"))).isEqualTo(asked);
    }

    @Test
    void fileSystemSaysWhenItWillBeFull() {
        visit("?view=single&host=web-01");
        browser.await("the outlook", () -> browser.text("[data-testid=outlook]").contains("in 9 d"));
    }

    @Test
    void hostsOfOneTagAreComparedInEveryChart() {
        visit("?view=single&host=web-01");
        browser.click("#view-single a[href*='all=role']");
        browser.await("both web servers", () -> browser.count("[data-testid=compare-card]") == 2);
        assertThat(browser.address()).contains("all=role%3Aweb");
        browser.await("their charts", () -> shows("#compared-cpuUsage"));
        assertThat(browser.attribute("#compared-cpuUsage .chart-canvas", "aria-label"))
                .contains("web-01", "web-02");
        assertThat(browser.text("[data-host=web-01] [data-rank=worst]")).isEqualTo("worst");
        assertThat(browser.text("[data-host=web-02] [data-rank=best]")).isEqualTo("best");

        browser.click(COMPARE + "a[data-multiples=true]");
        browser.await("one chart a host", () -> browser.count("[data-panel=cpuUsage] .multiple") == 2);
        browser.drag("[data-panel=cpuUsage] .multiple .chart-canvas", 0.4, 0.8);
        browser.await("zoomed together", () -> browser.address().contains("from="));
        assertThat(browser.address()).contains("all=role%3Aweb", "multiples=1");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void realAgentFillsEveryFamilyThatItsHostHas() {
        RunningProgram agent = system.startAgent(home, aggregator.url(), "--push-interval", "2s");
        browser.await(
                "its first push",
                () -> aggregator.api().get("api/hosts/" + ProcFiles.hostname()).status() == 200);
        visit("?view=single&host=" + ProcFiles.hostname());
        browser.await("its processor", () -> label("#panel-cpuModes").contains("user: latest"));
        assertThat(label("#panel-memoryKinds")).contains("free: latest");
        browser.await("its file systems", () -> browser.count("[data-testid=outlook]") > 0);
        assertThat(browser.text(".fact-list")).contains("Booted", "First seen");
        agent.stop();
        assertThat(browser.complaints()).isEmpty();
    }

    private static void visit(String query) {
        browser.visitDashboard(aggregator.url().resolve(URI.create(query)));
        browser.await("the history", () -> !shows("[data-pending] .chart-canvas"));
    }

    private static boolean shows(String selector) {
        return browser.isShown(selector);
    }

    private static String state() {
        return browser.text(SINGLE + "[data-testid=time-state]");
    }

    private static String spoken() {
        return browser.textContent("#trend-chart [aria-live]");
    }

    private static String label(String figure) {
        return browser.count(figure) == 0 ? "" : browser.attribute(figure + " .chart-canvas", "aria-label");
    }

    private static long spanOf(String address) {
        return number(address, "to") - number(address, "from");
    }

    private static long number(String address, String name) {
        int at = address.indexOf(name + "=");
        return at < 0
                ? 0
                : Long.parseLong(address.substring(at + name.length() + 1).split("&", 2)[0]);
    }

    /** Pixels of a chart's canvas that are not transparent. */
    private static double ink(String figure) {
        return browser.measure("""
                (canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data
                    .filter((value, i) => i %% 4 === 3 && value > 0).length)
                (document.querySelector('%s .chart-canvas'))""".formatted(figure));
    }

    private static String requests(String path) {
        return "performance.getEntriesByType('resource').filter(entry => entry.name.includes('" + path + "')).length";
    }

    /** An hour of a host, a tick every ten seconds, with a gap and a reboot in it. */
    private static PushBody hour(String host, double cpuPercent, long end) {
        PushBody body = new PushBody(host);
        for (long ago = 3600; ago >= 0; ago -= 10) {
            if (ago < GAP_FROM && ago > GAP_TO) {
                continue;
            }
            long time = end - ago;
            body.sample(time, "cpu.total_usage", cpuPercent)
                    .sample(time, "memory.usage_percent", 50)
                    .sample(time, "load.1m", cpuPercent / 20)
                    .sample(time, "cpu.cores", 8)
                    .sample(time, "disk.read_bytes_per_sec", "device=sda", 1e6)
                    .sample(time, "disk.write_bytes_per_sec", "device=sda", 2e6)
                    .sample(time, "network.rx_drops_per_sec", "interface=eth0", ago % 600 == 0 ? 6 : 0)
                    .sample(time, "system.boot_time_seconds", (double) (ago > GAP_TO ? end - 30 * DAY : end - REBOOT));
        }
        return body;
    }

    /** A file system that grows by 10 GiB a day and has 95 left. */
    private static PushBody growth(String host) {
        PushBody body = new PushBody(host);
        double gib = 1024.0 * 1024 * 1024;
        for (long ago = 6 * DAY; ago >= 0; ago -= 3600) {
            body.sample(now - ago, "filesystem.used_bytes", "mount=/", 10 * gib * (20 - (double) ago / DAY));
        }
        return body.sample(now, "filesystem.available_bytes", "mount=/", 95 * gib)
                .sample(now, "filesystem.usage_percent", "mount=/", 67.8)
                .sample(now, "filesystem.total_bytes", "mount=/", 295 * gib);
    }
}
