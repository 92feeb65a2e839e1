package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Browser;
import io.sysmon.system.harness.FreePort;
import io.sysmon.system.harness.ProcFiles;
import io.sysmon.system.harness.SimulatedFleet;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What of WCAG 2.2 AA a program can see, on every view and dialog, in both themes. */
class AccessibilityIT {

    private static final String HOST = ProcFiles.hostname();
    private static final List<String> THEMES = List.of("light", "dark");
    private static final int MOST_STOPS = 400;
    private static final List<String> VIEWS = List.of(
            "",
            "?kiosk=1",
            "?group=role",
            "?q=nothing-like-that",
            "?view=single&host=" + HOST,
            "?view=single&host=nobody",
            "?view=compare&all=rack:r000",
            "?view=compare&all=rack:r000&multiples=1");

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    private static AggregatorProcess aggregator;
    private static Browser browser;

    @BeforeAll
    static void startFleet() {
        browser = system.openBrowser();
        SysmonHome home = system.home("home");
        aggregator = system.startAggregator(home);
        system.startAgent(home, aggregator.url(), "--push-interval", "2s");
        system.closeLater(new SimulatedFleet(aggregator.api(), 24).pushPast().pushOn());
        visit("?view=single&host=" + HOST);
        browser.await("the families of a real host", () -> browser.count("#panel-memoryKinds canvas") > 0);
    }

    @BeforeEach
    void openAnew() {
        browser.reset();
        browser.resize(1366, 768);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyViewIsWithoutViolations(String theme) {
        browser.prefer(theme);
        for (String view : VIEWS) {
            visit(view);
            assertWithoutViolations(view);
        }
        browser.click("#link-fleet");
        for (String keys : List.of("?", ",")) {
            browser.type(keys);
            browser.await("a dialog", () -> browser.isShown("dialog[open]"));
            assertWithoutViolations("the dialog of " + keys);
            browser.click("dialog[open] .dialog-head button");
        }
        visit("?view=single&host=" + HOST);
        browser.click("#host-select");
        assertWithoutViolations("the host selector's list");
        browser.press(Keys.ESCAPE);
        browser.click("#trend-table-toggle");
        assertWithoutViolations("a chart's table");
        browser.click("[data-testid=forget]");
        browser.await("the question", () -> browser.isShown("#forget-dialog"));
        assertWithoutViolations("forgetting a host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void whatIsWrongWithTheAggregatorIsWithoutViolations(String theme) {
        browser.prefer(theme);
        visit("");
        browser.connect(false);
        browser.await("the notice", () -> browser.isShown("#notice-unreachable"));
        assertWithoutViolations("an aggregator that does not answer");
        browser.resize(320, 640);
        assertThat(browser.evaluate(STICKING_OUT)).as("scrolls sideways").isEmpty();
    }

    @Test
    void firstStartAndLoginAreWithoutViolations() {
        SysmonHome home = system.home("empty");
        AggregatorProcess empty = system.startAggregator(home);
        for (String theme : THEMES) {
            browser.prefer(theme);
            browser.visitDashboard(empty.url());
            assertThat(browser.isShown("#view-empty")).isTrue();
            assertWithoutViolations("the first start, " + theme);
        }
        empty.program().stop();
        AggregatorProcess closed = system.startAggregator(home, FreePort.find(), Map.of("SYSMON_VIEWERS", "token"));
        for (String theme : THEMES) {
            browser.prefer(theme);
            browser.visit(closed.url());
            browser.await("the question for a token", () -> browser.isShown("#login-dialog"));
            assertWithoutViolations("logging in, " + theme);
        }
        closed.program().stop();
    }

    @Test
    void pagesOf320PixelsScrollOneWayAndTheirControlsAreLarge() {
        browser.resize(320, 640);
        for (String view : VIEWS) {
            visit(view);
            assertThat(browser.evaluate(STICKING_OUT))
                    .as("scrolls sideways: " + view)
                    .isEmpty();
            assertThat(browser.evaluate(SMALL_TARGETS))
                    .as("smaller than 24 px: " + view)
                    .isEmpty();
        }
    }

    @Test
    void pagesOfTwiceTheSizeTakeWideText() {
        browser.resize(683, 384);
        for (String view : VIEWS) {
            visit(view);
            browser.run(WIDE_TEXT);
            assertThat(browser.evaluate(STICKING_OUT)).as(view).isEmpty();
        }
    }

    @Test
    void controlsOfALaptopAreLargeLetTheFocusPassAndNothingMoves() {
        browser.prefer("prefers-reduced-motion", "reduce");
        for (String view : VIEWS) {
            visit(view);
            assertThat(browser.evaluate(SMALL_TARGETS))
                    .as("smaller than 24 px: " + view)
                    .isEmpty();
            browser.run("document.querySelectorAll('.charted').forEach((each) => each.dataset.refreshing = '')");
            assertThat(browser.evaluate(MOVING)).as("moves: " + view).isEmpty();
            assertThat(tabThrough())
                    .as("no trap: " + view)
                    .hasSizeLessThan(MOST_STOPS)
                    .containsOnly("");
        }
    }

    /** After each press of the key, until the focus has left the page, what had it before; empty for what had not. */
    private static List<String> tabThrough() {
        List<String> places = new ArrayList<>();
        do {
            browser.press(Keys.TAB);
            places.add(browser.evaluate(FOCUSED_AGAIN));
        } while (places.size() < MOST_STOPS && !browser.isTrue("document.activeElement === document.body"));
        return places;
    }

    /** What makes the page scroll sideways; empty when it does not. */
    private static final String STICKING_OUT = """
            (({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth ? '' : [...document.querySelectorAll('body *')]
                .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > clientWidth + 0.5)
                .map((each) => each.outerHTML.slice(0, 120)).join('\\n'))
            (document.documentElement)""";

    /** What has an animation or a transition that takes time. */
    private static final String MOVING = """
            [...document.querySelectorAll('*')].filter((each) => {
              const { transitionDuration, animationName, animationDuration } = getComputedStyle(each);
              return transitionDuration.split(', ').some((time) => parseFloat(time) > 0)
                  || (animationName !== 'none' && parseFloat(animationDuration) > 0);
            }).map((each) => each.outerHTML.slice(0, 120)).join('\\n')""";

    /** What has the focus for the second time; empty for the first. */
    private static final String FOCUSED_AGAIN = """
            ((each) => {
              if (each.focusedBefore) return each.outerHTML.slice(0, 120);
              each.focusedBefore = true;
              return '';
            })(document.activeElement)""";

    /** WCAG 1.4.12, by rules of the style sheets' own interface, which the page's policy allows. */
    private static final String WIDE_TEXT = """
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
                word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
            document.adoptedStyleSheets = [sheet];""";

    /** WCAG 2.5.8: smaller ones need room around them, such that circles of 24 pixels around their middles do not meet. */
    private static final String SMALL_TARGETS = """
            (() => {
              const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
                  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest('.skip, main[tabindex]'))
                  .map((element) => ({ element, box: element.getBoundingClientRect() }))
                  .filter(({ box }) => box.width > 0);
              const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
              const isSmall = ({ width, height }) => width < 23.5 || height < 23.5;
              const crowded = (one) => all.some((other) => {
                if (other === one || other.element.contains(one.element)) return false;
                const [x, y] = middle(one.box);
                const [u, v] = isSmall(other.box) ? middle(other.box)
                    : [Math.min(Math.max(x, other.box.left), other.box.right), Math.min(Math.max(y, other.box.top), other.box.bottom)];
                return Math.hypot(x - u, y - v) < (isSmall(other.box) ? 24 : 12);
              });
              return all.filter((one) => isSmall(one.box) && crowded(one))
                  .map(({ element, box }) => element.outerHTML.slice(0, 120) + ' ' + box.width + '×' + box.height).join('\\n');
            })()""";

    private static void visit(String view) {
        browser.visitDashboard(aggregator.url().resolve(view));
        browser.await("nothing is on its way", () -> !browser.isShown("main [data-pending]"));
    }

    private static void assertWithoutViolations(String where) {
        assertThat(browser.accessibilityViolations()).as(where).isEmpty();
    }
}
