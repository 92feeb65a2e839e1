package io.sysmon.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.aggregator.served.ApiTestCase;
import io.sysmon.aggregator.served.EmbeddedTomcat;
import io.sysmon.aggregator.served.PushText;
import io.sysmon.settings.Program;
import io.sysmon.settings.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/operations.md} names every setting and every metric that there is, and none that there is not. */
class OperationsPageTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Pattern SETTING =
            Pattern.compile("(?m)^\\| `(SYSMON_\\w+)` \\| (?:`([^`]*)`)? *\\| \\S.*\\|$");
    private static final Pattern METRIC = Pattern.compile("\\bsysmon_[a-z_]+");

    /** {@code # TYPE sysmon_hosts gauge} */
    private static final Pattern EMITTED = Pattern.compile("(?m)^# TYPE (\\S+) ");

    /** Only where a limit is in sight, which takes days of history. */
    private static final String RARE = "sysmon_days_until_limit";

    @TempDir
    Path folder;

    @Test
    void namesEverySettingWithItsDefault() throws IOException {
        Map<String, String> named = new TreeMap<>();
        SETTING.matcher(section("Settings of the aggregator"))
                .results()
                .forEach(row -> named.put(row.group(1), row.group(2) == null ? "" : row.group(2)));
        Map<String, String> settings = new TreeMap<>();
        for (Setting setting : Setting.of(Program.AGGREGATOR)) {
            String value = setting.defaultText();
            settings.put(setting.environment(), value == null ? "" : value.replace("${home}", "SYSMON_HOME"));
        }

        assertThat(named).isEqualTo(settings);
    }

    @Test
    void namesEveryMetricThatIsEmitted() throws Exception {
        Set<String> named = names(METRIC, tableOf(section("Monitoring the monitor")));
        named.remove(RARE);
        try (EmbeddedTomcat tomcat = EmbeddedTomcat.start("", folder)) {
            assertThat(push(tomcat)).isEqualTo(200);
            await().until(() -> scrape(tomcat).contains("sysmon_history_bytes"));

            assertThat(names(EMITTED, scrape(tomcat))).isEqualTo(named);
        }
    }

    @Test
    void alertsAreOnMetricsThatAreNamed() throws IOException {
        String rules = Files.readString(DOCS.resolve("prometheus-rules.yml"));

        assertThat(names(METRIC, tableOf(section("Monitoring the monitor")))).containsAll(names(METRIC, rules));
    }

    private static String section(String title) throws IOException {
        String page = Files.readString(DOCS.resolve("operations.md"));
        int begin = page.indexOf("\n## " + title + "\n");
        assertThat(begin).as(title).isPositive();
        int end = page.indexOf("\n## ", begin + 1);
        return page.substring(begin, end < 0 ? page.length() : end);
    }

    private static String tableOf(String section) {
        return section.lines().filter(line -> line.startsWith("|")).collect(Collectors.joining("\n"));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(match.groupCount()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int push(EmbeddedTomcat tomcat) throws IOException, InterruptedException {
        HttpRequest push = HttpRequest.newBuilder(URI.create(tomcat.url() + "/api/metrics"))
                .header("X-SysMon-Token", ApiTestCase.TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(PushText.seed()))
                .build();
        return HttpClient.newHttpClient().send(push, BodyHandlers.discarding()).statusCode();
    }

    private static String scrape(EmbeddedTomcat tomcat) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(tomcat.url() + "/metrics")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
