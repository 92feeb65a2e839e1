package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.Browser;
import io.sysmon.system.harness.SystemUnderTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every field that an agent fills in, filled in by one that wants to run script in a reader's browser. */
class MarkupIT {

    private static final List<String> MARKUP = List.of(
            "<img src=x onerror=window.struck=1>",
            "<script>window.struck=1</script>",
            "\"><svg onload=window.struck=1>",
            "' autofocus onfocus=window.struck=1 '",
            "javascript:window.struck=1",
            "{{window.struck=1}}${window.struck=1}",
            "</title></style></textarea><b id=struck>");

    /** Names that are allowed, and that a careless page takes for something of its own. */
    private static final List<String> ODD_HOSTS = List.of(
            "__proto__",
            "constructor",
            "toString",
            "hasOwnProperty",
            "javascript:alert",
            "data:text",
            "...",
            "-",
            "null");

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    private static final ObjectMapper JSON = new ObjectMapper();

    private static AggregatorProcess aggregator;
    private static Api api;
    private static Browser browser;

    @BeforeAll
    static void openBrowserAndAggregator() {
        browser = system.openBrowser();
        aggregator = system.startAggregator(system.home("home"));
        api = aggregator.api();
    }

    @BeforeEach
    void resetBrowser() {
        browser.reset();
    }

    @Test
    void markupOfEveryFieldIsShownAsText(TestReporter reporter) throws Exception {
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < MARKUP.size(); i++) {
            hosts.add("marked-" + i);
            push("marked-" + i, MARKUP.get(i), "a");
        }
        for (String host : ODD_HOSTS) {
            hosts.add(host);
            push(host, "__proto__", "a");
        }

        List<String> pages = new ArrayList<>(
                List.of("", "?group=role", "?q=%3Cimg%20src=x%20onerror=window.struck=1%3E", "?heat=memory"));
        pages.add("?view=compare&host=marked-0&host=__proto__&host=constructor");
        MARKUP.forEach(markup -> pages.add("?tag=" + encoded("role:" + markup)));
        hosts.forEach(host -> pages.add("?view=single&host=" + encoded(host)));
        pages.add("?view=single&host=" + encoded(MARKUP.get(0))); // of no host
        for (String page : pages) {
            browser.visitDashboard(URI.create(aggregator.url() + page));
            assertNotStruck(page);
        }
        reporter.publishEntry("pages with markup of agents", String.valueOf(pages.size()));
    }

    @Test
    void markupIsStillThereToBeRead() throws Exception {
        push("readable", MARKUP.get(0), "a");
        browser.visitDashboard(URI.create(aggregator.url() + "?view=single&host=readable"));

        browser.await("the tag as text", () -> browser.text("body").contains(MARKUP.get(0)));
        assertNotStruck("readable");
    }

    @Test
    void twoMachinesUnderOneNameAreSeen() throws Exception {
        push("cloned", "web", "one");
        push("cloned", "web", "another");
        browser.visitDashboard(URI.create(aggregator.url() + "?view=single&host=cloned"));

        browser.await("the warning", () -> browser.text("main").contains("Two agents"));
        assertThat(api.get("api/hosts/cloned")
                        .json()
                        .get("host")
                        .get("conflict")
                        .asBoolean())
                .isTrue();
    }

    private static void assertNotStruck(String page) {
        assertThat(browser.isTrue("window.struck === undefined && !document.getElementById('struck')"))
                .as(page)
                .isTrue();
        assertThat(browser.count(
                        "main img, main script, main svg[onload], [onerror], [onfocus], a[href^='javascript:']"))
                .as(page)
                .isZero();
        assertThat(browser.isTrue("({}).role === undefined && ({}).struck === undefined"))
                .as("the prototype of objects on " + page)
                .isTrue();
        assertThat(browser.complaints())
                .as(page)
                .allMatch(complaint -> complaint.contains("the server responded with a status of 404"));
    }

    /** A push that has {@code markup} wherever a text may stand. */
    private static void push(String hostname, String markup, String instance) throws Exception {
        ObjectNode push = JSON.createObjectNode().put("hostname", hostname);
        push.put("version", markup).put("platform", markup).put("instance", instance.equals("a") ? markup : instance);
        ObjectNode tags = push.putObject("tags");
        tags.put("role", markup);
        tags.put(markup, "value");
        tags.put("__proto__", "polluted");
        var metrics = push.putArray("metrics");
        long now = Instant.now().getEpochSecond();
        String tag = markup.replace("%", "%25").replace(",", "%2C").replace("=", "%3D");
        for (String device :
                List.of("device=" + tag, "mount=/" + tag, "interface=" + tag, "sensor=" + tag, "core=" + tag)) {
            for (String metric : List.of(
                    "cpu.core_usage",
                    "disk.utilization_percent",
                    "filesystem.usage_percent",
                    "network.rx_bytes_per_sec",
                    "temperature.celsius",
                    "__proto__")) {
                metrics.addObject()
                        .put("timestamp", now)
                        .put("metric_type", metric)
                        .put("value", 1)
                        .put("tags", device);
            }
        }
        metrics.addObject()
                .put("timestamp", now)
                .put("metric_type", "cpu.total_usage")
                .put("value", 97)
                .put("tags", "");
        assertThat(api.push(JSON.writeValueAsString(push)).status()).isEqualTo(200);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
