package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.Browser;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.SimulatedFleet;
import io.sysmon.system.harness.SystemUnderTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The page around the views: keys, addresses, preferences, languages, the wall, and an aggregator that is away. */
class PageIT {

    private static final int HOSTS = 40;
    private static final String ROW = "[data-testid=host-row]";
    private static final String CARD = "[data-testid=compare-card]";

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    private static AggregatorProcess aggregator;
    private static Api api;
    private static Browser browser;

    @BeforeAll
    static void startFleet() {
        browser = system.openBrowser();
        aggregator = system.startAggregator(system.home("home"));
        api = aggregator.api();
        system.closeLater(new SimulatedFleet(api, HOSTS).pushPast().pushOn());
    }

    @BeforeEach
    void openAnew() {
        browser.reset();
        browser.resize(1366, 900);
    }

    @Test
    void keysLeadFromViewToView() {
        visit("");
        browser.type("gh");
        browser.await("one host", () -> browser.text("#single-name").contains("host-0000"));
        assertThat(browser.address()).as("says which host").contains("host=host-0000");
        browser.type("c");
        browser.await("a comparison", () -> browser.count(CARD) == 4);
        browser.type("gf");
        browser.await("the fleet", () -> browser.isShown("#view-fleet"));
        for (int step = 0; step < 2; step++) {
            browser.goBack();
        }
        browser.await("one host again", () -> browser.isShown("#view-single"));
        browser.goForward();
        browser.await("the comparison again", () -> browser.isShown("#view-compare"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void dialogsOpenByKeyAndGiveTheFocusBack() {
        visit("");
        browser.focus("#link-fleet");
        browser.type("?");
        browser.await("the keys", () -> browser.isShown("#help-dialog"));
        assertThat(browser.texts("#help-dialog kbd")).contains("/", "?", "c", "Esc", ",");
        browser.type("c");
        assertThat(browser.isShown("#view-fleet"))
                .as("keys of the page rest meanwhile")
                .isTrue();
        for (int tab = 0; tab < 3; tab++) {
            browser.press(Keys.TAB);
            assertThat(
                            browser.isTrue(
                                    "document.activeElement === document.body || document.activeElement.closest('dialog') !== null"))
                    .as("the focus stays in the dialog")
                    .isTrue();
        }
        browser.press(Keys.ESCAPE);
        browser.await("closed", () -> !browser.isShown("#help-dialog"));
        assertThat(browser.hasFocus("#link-fleet")).isTrue();
        browser.type(",");
        browser.await("the preferences", () -> browser.isShown("#preferences-dialog"));
        browser.press(Keys.ESCAPE);
        assertThat(browser.hasFocus("#link-fleet")).isTrue();
    }

    @Test
    void tabWalksThePageInItsOrderAndTheFocusIsSeen() {
        visit("");
        browser.press(Keys.TAB);
        assertThat(browser.isTrue("document.activeElement.matches('a.skip')")).isTrue();
        browser.press(Keys.ENTER);
        assertThat(browser.isTrue("document.activeElement.id === 'app'")).isTrue();
        double before = 0;
        for (int tab = 0; tab < 12; tab++) {
            browser.press(Keys.TAB);
            assertThat(browser.isTrue(FOCUS_IS_MARKED))
                    .as(browser.evaluate("document.activeElement.outerHTML"))
                    .isTrue();
            double place = browser.measure(PLACE_OF_FOCUS);
            assertThat(place).isGreaterThan(before);
            before = place;
        }
    }

    @Test
    void preferencesCountAtOnceAndStay() {
        visit("");
        browser.prefer("light");
        double rowHeight = browser.measure(ROW_HEIGHT);
        browser.type(",");
        browser.click("[name=theme][value=dark]");
        assertThat(browser.evaluate("getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("dark");
        browser.click("[name=density][value=compact]");
        assertThat(browser.measure(ROW_HEIGHT)).isLessThan(rowHeight);
        browser.click("[name=units][value=decimal]");
        browser.await("decimal units", () -> browser.text("#fleet-memory").endsWith(" GB"));
        browser.click("[name=language][value=de]");
        browser.await("German", () -> browser.text("#preferences-dialog").contains("Sprache"));
        assertThat(browser.isTrue("document.activeElement.value === 'de'")).isTrue();
        browser.press(Keys.ESCAPE);

        visit("?view=single&host=host-0001");
        assertThat(browser.attribute("html", "lang")).isEqualTo("de");
        assertThat(browser.attribute("html", "data-theme")).isEqualTo("dark");
        assertThat(browser.attribute("html", "data-density")).isEqualTo("compact");
        assertThat(browser.text("#fleet-memory")).matches("[\\d,]+\\sGB");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void lettersAreNoCommandsForWhoSwitchesThemOff() {
        visit("");
        browser.type(",");
        browser.click("[name=keys][value=off]");
        browser.press(Keys.ESCAPE);
        browser.focus("#link-fleet");
        browser.type("c/?");
        assertThat(browser.isShown("#view-fleet")).isTrue();
        assertThat(browser.isShown("dialog[open]")).isFalse();
        assertThat(browser.hasFocus("#link-fleet")).isTrue();
        browser.click("#open-preferences");
        browser.click("[name=keys][value=on]");
        browser.press(Keys.ESCAPE);
        browser.type("c");
        browser.await("a comparison", () -> browser.isShown("#view-compare"));
    }

    @Test
    void languageIsTheBrowsers() {
        try {
            browser.speak("de-DE");
            visit("");
            assertThat(browser.attribute("html", "lang")).isEqualTo("de");
            assertThat(browser.text("#fleet-cpu")).matches("\\d+,\\d\\s?%");
            browser.speak("fr-FR");
            visit("");
            assertThat(browser.attribute("html", "lang")).isEqualTo("en");
        } finally {
            browser.speak("en-GB");
        }
    }

    @Test
    void wallHasNothingToPressAndEscapeLeavesIt() {
        visit("?kiosk=1");
        assertThat(browser.isShown("#fleet-total")).isTrue();
        assertThat(browser.isShown("#attention-list")).isTrue();
        for (String control : new String[] {"#host-search", "#link-fleet", "#open-help", "#status-filter"}) {
            assertThat(browser.isShown(control)).as(control).isFalse();
        }
        browser.press(Keys.ESCAPE);
        browser.await("controls", () -> browser.isShown("#host-search"));
        assertThat(browser.address()).doesNotContain("kiosk");
    }

    @Test
    void linkOpensTheSameListElsewhere() {
        String address = "?heat=memory&q=host&tag=role%3Adb&group=rack&sort=memory&order=desc";
        visit(address);
        browser.await("its groups", () -> browser.count("[data-testid=group-row]") == 5);
        assertThat(browser.attribute("#host-search", "value")).isEmpty();
        assertThat(browser.evaluate("document.querySelector('#host-search').value"))
                .isEqualTo("host");
        assertThat(browser.evaluate("document.querySelector('#group-by').value"))
                .isEqualTo("rack");
        assertThat(browser.attribute("th[data-column=memory]", "aria-sort")).isEqualTo("descending");
        assertThat(browser.text("#host-count")).isEqualTo("8 hosts");
        assertThat(browser.text(".heat [aria-current]")).isEqualTo("Memory");
        assertThat(browser.address()).endsWith(address);
    }

    @Test
    void hostsOfATagAreComparedSideBySide() {
        visit("?view=compare&all=rack:r002");
        browser.await("the rack", () -> browser.count(CARD) == SimulatedFleet.HOSTS_A_RACK);
        assertThat(browser.count("[data-rank=best]")).isPositive();
        assertThat(browser.count("[data-rank=worst]")).isPositive();
        browser.click("[data-testid=remove]");
        browser.await("one less", () -> browser.count(CARD) == SimulatedFleet.HOSTS_A_RACK - 1);
        assertThat(browser.address()).contains("host=host-0017").doesNotContain("all=", "host-0016");
        browser.focus("#host-select");
        browser.type("0001\n");
        browser.await("one more", () -> browser.count(CARD) == SimulatedFleet.HOSTS_A_RACK);

        visit("?view=compare&all=role:db");
        browser.await("all of a role", () -> browser.count(CARD) == HOSTS / SimulatedFleet.ROLES.size());
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void hostIsChosenByTypingAndEnterAloneOpensIt() {
        visit("?view=single&host=host-0003");
        browser.await("the shown host", () -> hostField().equals("host-0003"));
        browser.focus("#host-select");
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ARROW_DOWN);
        assertThat(browser.attribute("#host-options [aria-selected=true]", "title"))
                .isEqualTo("host-0004");
        assertThat(browser.address()).as("arrows open nothing").contains("host=host-0003");
        browser.press(Keys.ESCAPE);
        assertThat(browser.isShown("#host-options")).isFalse();
        browser.type("003");
        browser.await("those with it", () -> browser.count("#host-options li") == 11);
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ENTER);
        browser.await("that host", () -> browser.text("#single-name").contains("host-0030"));
        browser.click("#host-select");
        browser.click("#host-options li[title=host-0007]");
        browser.await("the clicked host", () -> browser.text("#single-name").contains("host-0007"));
        assertThat(browser.hasFocus("#host-select")).isTrue();
        assertThat(hostField()).isEqualTo("host-0007");
        assertThat(browser.complaints()).isEmpty();
    }

    private static String hostField() {
        return browser.evaluate("document.querySelector('#host-select').value");
    }

    @Test
    void hostIsForgottenByWhoHasTheToken() {
        api.push(new PushBody("brief").sample(Instant.now().getEpochSecond(), "cpu.total_usage", 1));
        visit("?view=single&host=brief");
        browser.await("the host", () -> browser.text("#single-name").contains("brief"));
        browser.click("[data-testid=forget]");
        browser.await("the question", () -> browser.isShown("#forget-dialog"));
        assertThat(browser.text("#forget-dialog")).contains("brief", "all of its history");
        browser.type("wrong\n");
        browser.await("refused", () -> browser.text("#forget-dialog").contains("does not know this token"));
        assertThat(api.get("api/hosts/brief").status()).isEqualTo(200);

        browser.run("document.querySelector('#forget-token').value = ''");
        browser.type(aggregator.home().token() + "\n");
        browser.await("forgotten", () -> browser.text("#view-single").contains("knows no host named brief"));
        assertThat(api.get("api/hosts/brief").status()).isEqualTo(404);
        assertThat(browser.isTrue("document.querySelector('#forget-token').value === ''"))
                .isTrue();
    }

    @Test
    void unchangedAnswersCostNothing() {
        visit("");
        String tags = "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('api/fleet/tags'))";
        browser.await("it asked again", () -> browser.measure(tags + ".length") >= 2);
        assertThat(browser.measure(tags + ".at(-1).encodedBodySize")).isPositive();
        assertThat(browser.measure(tags + ".at(-1).transferSize - " + tags + ".at(-1).encodedBodySize"))
                .as("bytes beyond the headers of a 304")
                .isLessThanOrEqualTo(300);
    }

    @Test
    void pageBacksOffWhileTheAggregatorIsAwayAndComesBackByItself() {
        browser.runBefore(FASTER_TIMERS);
        visit("");
        browser.connect(false);
        browser.await("the notice", () -> browser.isShown("#notice-unreachable"));
        assertThat(browser.text("#notice-unreachable")).contains("does not answer", "What you see is from");
        assertThat(browser.textContent("#status-region")).isEqualTo("The aggregator does not answer.");
        assertThat(browser.isShown(ROW)).as("the last known hosts stay").isTrue();
        assertThat(browser.attribute("link[rel=icon]", "href")).isEqualTo("favicon-unknown.svg");
        browser.await(
                "ever longer pauses",
                () -> browser.evaluate("window.pauses.join()").endsWith("5000,10000,20000,30000,30000"));

        browser.connect(true);
        browser.await("live again", () -> "live".equals(browser.attribute("#connection-state", "data-phase")));
        assertThat(browser.isShown("#notice-unreachable")).isFalse();
        assertThat(browser.textContent("#status-region")).isEqualTo("The aggregator answers again.");
        browser.await(
                "the usual pace", () -> browser.evaluate("window.pauses.at(-1)").equals("5000"));
    }

    private static final String ROW_HEIGHT =
            "document.querySelector('[data-testid=host-row]').getBoundingClientRect().height";

    /** Twenty times faster where a pause is a second or more; notes how long the pauses of rounds were asked to be. */
    private static final String FASTER_TIMERS = """
            window.pauses = [];
            const { setTimeout } = window;
            window.setTimeout = (callback, millis) => {
              if (millis >= 5000) window.pauses.push(millis);
              return setTimeout(callback, millis >= 1000 ? millis / 20 : millis);
            };""";

    private static final String FOCUS_IS_MARKED = """
            (({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)
            (getComputedStyle(document.activeElement))""";

    /** How many elements of the page come before the focused one. */
    private static final String PLACE_OF_FOCUS = "[...document.querySelectorAll('*')].indexOf(document.activeElement)";

    private static void visit(String query) {
        browser.visitDashboard(aggregator.url().resolve(query));
        browser.await("nothing is on its way", () -> !browser.isShown("main [data-pending]"));
    }
}
