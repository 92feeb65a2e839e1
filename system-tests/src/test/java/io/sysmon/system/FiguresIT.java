package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Browser;
import io.sysmon.system.harness.Figures;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.SimulatedFleet;
import io.sysmon.system.harness.SystemUnderTest;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the dashboard costs a browser. Figures that depend on the machine are reported, in {@code
 * target/dashboard-figures.txt}; those that do not are asserted.
 */
@Tag("alone")
class FiguresIT {

    private static final int FLEET = 1000;
    private static final int LARGE_FLEET = 5000;
    private static final int MOST_BYTES = 120 * 1024;
    private static final int LOADS = 3;

    /** Refreshes before those that are measured, and how many those are. */
    private static final int SETTLING = 3;

    private static final int MEASURED = 6;

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    private static final Figures figures = new Figures("dashboard-figures.txt");
    private static AggregatorProcess aggregator;
    private static Browser browser;

    @BeforeAll
    static void startFleet() {
        browser = system.openBrowser();
        aggregator = system.startAggregator(system.home("home"));
        system.closeLater(new SimulatedFleet(aggregator.api(), FLEET).pushPast().pushOn());
    }

    @BeforeEach
    void openAnew() {
        browser.reset();
        browser.resize(1366, 900);
    }

    /** Counted is what was sent for until the view was complete; what the page fetches when it has come to rest is not. */
    @ParameterizedTest
    @ValueSource(strings = {"", "?view=single&host=host-0001", "?view=compare&all=rack:r000"})
    void firstLoadIsSmallAndPaintsEarly(String view) {
        double[] paints = new double[LOADS];
        double[] views = new double[LOADS];
        for (int load = 0; load < LOADS; load++) {
            browser.reset();
            browser.runBefore(NOTE_READY);
            browser.forgetCache();
            browser.visitDashboard(aggregator.url().resolve(view));
            paints[load] = browser.measure("performance.getEntriesByName('first-contentful-paint')[0].startTime");
            views[load] = browser.measure(READY);
        }
        Arrays.sort(paints);
        Arrays.sort(views);
        double bytes = browser.measure(FILES + ".reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)");
        figures.say(
                "first load of %s: %.1f KB compressed in %.0f files; first contentful paint %.0f ms (median of %d, %.0f–%.0f), complete after %.0f ms",
                view.isEmpty() ? "the fleet" : view.substring(1, view.indexOf('&')),
                bytes / 1024,
                browser.measure(FILES + ".length"),
                paints[LOADS / 2],
                LOADS,
                paints[0],
                paints[LOADS - 1],
                views[LOADS / 2]);
        if (view.isEmpty()) {
            assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    @Test
    void refreshOfAThousandHosts() {
        visit("");
        report(FLEET);
    }

    @Test
    void refreshOfFiveThousandHosts() {
        AggregatorProcess large = system.startAggregator(system.home("large"));
        try (SimulatedFleet fleet = new SimulatedFleet(large.api(), LARGE_FLEET)) {
            fleet.pushPast().pushOn();
            browser.runBefore(COUNT_ROUNDS);
            browser.visitDashboard(large.url());
            report(LARGE_FLEET);
        }
        large.program().stop();
    }

    /** Not while the page loads, and not while narrow figures become wide ones and best hosts worst ones. */
    @ParameterizedTest
    @ValueSource(strings = {"", "?group=role", "?view=single&host=host-0001", "?view=compare&all=rack:r000"})
    void nothingShiftsOverTenRefreshes(String view) {
        browser.runBefore(FASTER_TIMERS);
        browser.runBefore(WATCH_SHIFTS);
        visit(view);
        double whileLoading = browser.measure("window.shifted");
        long start = Instant.now().getEpochSecond();
        for (int refresh = 1; refresh <= 10; refresh++) {
            pushExtremes(start + refresh, refresh % 2 == 0);
            awaitRounds(browser.measure(ROUNDS) + 2);
        }
        figures.say(
                "layout shift of \"%s\": %.4f while loading, %.4f over 10 refreshes",
                view, whileLoading, browser.measure("window.shifted") - whileLoading);
        assertThat(browser.evaluate("window.shifts.join('\\n')")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?view=single&host=host-0001&range=3600"})
    void memoryStaysFlat(String view) {
        browser.runBefore(FASTER_TIMERS);
        visit(view);
        awaitRounds(10);
        double heap = browser.heapBytes();
        double nodes = browser.metric("Nodes");
        double listeners = browser.metric("JSEventListeners");
        awaitRounds(40);
        figures.say(
                "memory of \"%s\" over 30 refreshes: heap %.2f to %.2f MiB, %.0f to %.0f nodes, %.0f to %.0f listeners",
                view,
                heap / 1048576,
                browser.heapBytes() / 1048576,
                nodes,
                browser.metric("Nodes"),
                listeners,
                browser.metric("JSEventListeners"));
        assertThat(browser.metric("JSEventListeners")).isLessThanOrEqualTo(listeners);
    }

    /**
     * At the real pace, so that as much changes between two refreshes as it does for a reader, and for half a minute, since
     * not every refresh asks all; not from the first one on, while the browser still compiles and clears up. Beside it stands
     * what the same page takes in the time of a refresh when it asks nothing: that is the browser's and the test's own.
     */
    private static void report(int hosts) {
        awaitRounds(browser.measure(ROUNDS) + SETTLING);
        double before = browser.metric("TaskDuration");
        double script = browser.metric("ScriptDuration");
        double style = browser.metric("LayoutDuration") + browser.metric("RecalcStyleDuration");
        double first = browser.measure(ROUNDS);
        awaitRounds(first + MEASURED / 2);
        awaitRounds(first + MEASURED);
        double rounds = browser.measure(ROUNDS) - first;
        figures.say(
                "main thread, a refresh of %d hosts: %.1f ms of tasks, of them %.1f ms script, %.1f ms style and layout",
                hosts,
                1000 * (browser.metric("TaskDuration") - before) / rounds,
                1000 * (browser.metric("ScriptDuration") - script) / rounds,
                1000 * (browser.metric("LayoutDuration") + browser.metric("RecalcStyleDuration") - style) / rounds);
        browser.run(REST);
        browser.awaitPromise(AN_INTERVAL);
        double resting = browser.metric("TaskDuration");
        browser.awaitPromise(AN_INTERVAL);
        figures.say(
                "main thread of the same page that asks nothing: %.1f ms in the time of a refresh",
                1000 * (browser.metric("TaskDuration") - resting));
    }

    /** The page takes itself for hidden and asks no more. */
    private static final String REST = """
            Object.defineProperty(document, 'hidden', { get: () => true });
            document.dispatchEvent(new Event('visibilitychange'));""";

    private static final String AN_INTERVAL = "new Promise((resolve) => setTimeout(resolve, 5000))";

    /** Everything that came over the network for the first view but the API's answers. */
    private static final String FILES =
            "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
                    + ".filter(({ name, startTime }) =>"
                    + " startTime <= window.readyAt && !new URL(name).pathname.startsWith('/api/'))";

    /** When the first view was complete, in milliseconds since it was asked for. */
    private static final String READY = "window.readyAt";

    private static final String NOTE_READY = """
            new MutationObserver(() => {
              if (document.documentElement.hasAttribute('data-ready')) window.readyAt ??= performance.now();
            }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] });""";

    /** How many refreshes there were. */
    private static final String ROUNDS = "window.rounds";

    /** Twenty times faster where a pause is a second or more. */
    private static final String FASTER_TIMERS = """
            (({ setTimeout }) => {
              window.setTimeout = (callback, millis) => setTimeout(callback, millis >= 1000 ? millis / 20 : millis);
            })(window);""";

    private static final String COUNT_ROUNDS = """
            window.rounds = 0;
            const counted = new EventTarget();
            new PerformanceObserver((list) => {
              window.rounds += list.getEntries().filter(({ name }) => name.endsWith('/api/fleet/summary')).length;
              counted.dispatchEvent(new Event('round'));
            }).observe({ type: 'resource', buffered: true });
            window.untilRound = (count) => new Promise((resolve) => {
              const look = () => {
                if (window.rounds < count) return;
                counted.removeEventListener('round', look);
                resolve();
              };
              counted.addEventListener('round', look);
              look();
            });""";

    /** Adds up the shifts, and names for each what moved, from where to where. */
    private static final String WATCH_SHIFTS = """
            window.shifted = 0;
            window.shifts = [];
            const place = ({ x, y, width, height }) => `${x},${y} ${width}x${height}`;
            const moved = ({ node, previousRect, currentRect }) =>
              `${(node?.outerHTML ?? node?.data ?? 'gone').slice(0, 200)} from ${place(previousRect)} to ${place(currentRect)}`;
            new PerformanceObserver((list) => {
              for (const { value, hadRecentInput, sources } of list.getEntries()) {
                if (hadRecentInput) continue;
                window.shifted += value;
                window.shifts.push([value, ...sources.map(moved)].join('\\n  '));
              }
            }).observe({ type: 'layout-shift', buffered: true });""";

    private static void visit(String view) {
        browser.runBefore(COUNT_ROUNDS);
        browser.visitDashboard(aggregator.url().resolve(view));
        browser.await("nothing is on its way", () -> !browser.isShown("main [data-pending]"));
    }

    /** The first hosts have little to do, each second one much; the other way round when {@code turned}. */
    private static void pushExtremes(long time, boolean turned) {
        for (int number = 0; number < SimulatedFleet.FULL; number++) {
            boolean much = number % 2 == 0 == turned;
            PushBody body = SimulatedFleet.heartbeat(number)
                    .sample(time, "cpu.total_usage", much ? 88.4 : 0.3)
                    .sample(time, "memory.usage_percent", much ? 71.2 : 4.1)
                    .sample(time, "memory.used_bytes", much ? 23.1e9 : 0.9e6)
                    .sample(time, "load.1m", much ? 113.6 : 0.02)
                    .sample(time, "filesystem.usage_percent", "mount=/", much ? 88.8 : 7)
                    .sample(time, "network.rx_bytes_per_sec", "interface=eth0", much ? 1.2e9 : 12)
                    .sample(time, "network.tx_bytes_per_sec", "interface=eth0", much ? 112.4e6 : 0)
                    .sample(time, "disk.read_bytes_per_sec", "device=sda", much ? 431.9e6 : 0)
                    .sample(time, "disk.write_bytes_per_sec", "device=sda", much ? 78.2e6 : 4);
            assertThat(aggregator.api().push(body).status()).isEqualTo(200);
        }
    }

    private static void awaitRounds(double count) {
        browser.awaitPromise("window.untilRound(" + count + ")");
    }
}
