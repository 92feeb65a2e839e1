package io.sysmon.system;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Answer;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.RawAnswer;
import io.sysmon.system.harness.RawHttp;
import io.sysmon.system.harness.SystemUnderTest;
import io.sysmon.system.hostile.BadBodies;
import io.sysmon.system.hostile.BadFraming;
import io.sysmon.system.hostile.BadHeaders;
import io.sysmon.system.hostile.BadQuestions;
import io.sysmon.system.hostile.Case;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * More than a thousand bad requests against one running aggregator, each on a connection of its own. None is answered with a
 * status that is not documented for it, none hangs, none makes it tell of its inside, and all together change nothing.
 */
class HostileCasesIT {

    private static final int LEAST_CASES = 1000;

    /** What no answer may hold: classes, traces, statements, paths and products of the server. */
    private static final List<String> INSIDE = List.of(
            "io.sysmon",
            "java.",
            "jakarta.",
            "org.glassfish",
            "com.fasterxml",
            "Exception",
            "\tat ",
            "SQL",
            "Jetty",
            "jetty",
            "Jersey",
            "/WEB-INF",
            "web-app",
            "root:x",
            "PK\u0003\u0004",
            "Main-Class");

    private static final List<String> NEVER_SENT = List.of(
            "\nserver:", "\nx-powered-by:", "\naccess-control-", "\nx-injected:", "\nlocation:", "evil.example");

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    private static AggregatorProcess aggregator;
    private static Api api;

    @BeforeAll
    static void startAggregatorThatKnowsOneHost() {
        aggregator = system.startAggregator(system.home("home"));
        api = aggregator.api();
        api.push(new PushBody("victim").tag("role", "db").sample(1_700_000_000, "cpu.total_usage", 12.5));
    }

    @Test
    void noneDoesHarm(TestReporter reporter) {
        String token = aggregator.home().token();
        List<Case> cases = Stream.of(
                        BadBodies.all(token), BadHeaders.all(token), BadQuestions.all(token), BadFraming.all(token))
                .flatMap(Collection::stream)
                .toList();
        List<String> before = state();
        List<String> harm = new ArrayList<>();
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (Case one : cases) {
            String found = problemOf(one, statuses);
            if (found != null) {
                harm.add(one.name() + ": " + found);
            }
        }

        reporter.publishEntry(
                "hostile cases",
                cases.size() + " in families "
                        + new TreeMap<>(cases.stream().collect(groupingBy(Case::family, counting()))));
        System.out.println(
                "hostile cases: " + cases.size() + ", with harm: " + harm.size() + ", by status: " + statuses);
        assertThat(harm).isEmpty();
        assertThat(state()).isEqualTo(before);
        assertThat(cases.stream().map(Case::name)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(LEAST_CASES);
        assertThat(aggregator.program().output()).doesNotContain("request failed unexpectedly", "OutOfMemory");
    }

    /** Hosts and newest samples, by name and value. */
    private static List<String> state() {
        Answer hosts = api.get("api/hosts");
        Answer latest = api.get("api/latest");
        List<String> state = new ArrayList<>();
        hosts.json().get("hosts").forEach(host -> state.add(host.get("hostname") + " " + host.get("tags")));
        latest.json().get("metrics").forEach(metric -> state.add(metric.toString()));
        assertThat(state).hasSize(2);
        return state;
    }

    private static @Nullable String problemOf(Case one, Map<Integer, Integer> statuses) {
        RawAnswer answer;
        try (RawHttp http = new RawHttp(aggregator.port())) {
            answer = http.exchange(one.request());
        }
        statuses.merge(answer.status(), 1, Integer::sum);
        if (!one.statuses().contains(answer.status())) {
            return "expected " + one.statuses() + ", found " + answer.text();
        }
        String text = answer.text();
        String lower = "\n" + answer.head().toLowerCase(Locale.ROOT);
        return Stream.of(
                        INSIDE.stream().filter(text::contains).map(leak -> "tells of " + leak),
                        NEVER_SENT.stream()
                                .filter(sent ->
                                        lower.contains(sent) || answer.body().contains(sent.strip()))
                                .map(sent -> "sends " + sent),
                        Stream.of(
                                        "x-content-type-options: nosniff",
                                        "content-security-policy: default-src",
                                        "cache-control: no-")
                                .filter(header -> !lower.contains("\n" + header))
                                .map(header -> "lacks " + header),
                        Stream.of(
                                        aggregator.home().directory().toString(),
                                        aggregator.home().token())
                                .filter(text::contains)
                                .map(secret -> "tells " + secret))
                .flatMap(found -> found)
                .findFirst()
                .map(found -> found + " in " + text)
                .orElse(null);
    }
}
