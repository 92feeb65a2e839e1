package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Browser;
import io.sysmon.system.harness.FreePort;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person who looks where looking needs a token, in a real browser. */
class LoginIT {

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    @Test
    void showsNothingBeforeTheTokenAndStaysLoggedInUntilLoggedOut() {
        SysmonHome home = system.home("home");
        Browser browser = system.openBrowser();
        AggregatorProcess aggregator = system.startAggregator(home, FreePort.find(), Map.of("SYSMON_VIEWERS", "token"));
        aggregator.api().push(new PushBody("web-1").sample(Instant.now().getEpochSecond(), "cpu.total_usage", 12));

        browser.visit(aggregator.url());
        browser.await("the question", () -> browser.isShown("#login-dialog"));
        assertThat(browser.text("body")).doesNotContain("web-1");
        browser.type("wrong\n");
        browser.await("a refusal", () -> browser.text("#login-dialog").contains("does not know this token"));

        browser.run("document.querySelector('#login-token').value = ''");
        browser.click("#login-token");
        browser.type(home.token() + "\n");
        browser.await("the host", () -> browser.isShown("[data-testid=host-row][data-host=web-1]"));
        assertThat(browser.isShown("#login-dialog")).isFalse();
        assertThat(browser.isTrue("document.cookie === '' && localStorage.length === 0"))
                .isTrue();

        browser.visitDashboard(aggregator.url());
        browser.click("#open-preferences");
        browser.click("#log-out");
        browser.await("the question again", () -> browser.isShown("#login-dialog"));
    }
}
