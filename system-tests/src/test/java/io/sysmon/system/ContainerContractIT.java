package io.sysmon.system;

import static io.sysmon.system.ContractAnswers.assertGuarded;
import static io.sysmon.system.ContractAnswers.assertProblem;
import static io.sysmon.system.ContractAnswers.assertUnchangedCostsNothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.sysmon.system.harness.Answer;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.Artifacts;
import io.sysmon.system.harness.Browser;
import io.sysmon.system.harness.Gzip;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.RawHttp;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.ServletContainer;
import io.sysmon.system.harness.SlowReaders;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same WAR three times in each container that it is made for: under a path, at the root, and under a second path where
 * looking needs a token, each with a database of its own. What clients are promised holds in every one of them.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("distributions")
class ContainerContractIT {

    private static final String UNDER_A_PATH = "/sysmon";
    private static final String AT_THE_ROOT = "/";
    private static final String GUARDED = "/second";

    /** That one address may have under way, under the path; a browser asks for six at a time. */
    private static final int READS = 8;

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    @SuppressWarnings("NullAway.Init") // before each container
    private static ServletContainer container;

    private static final Map<String, SysmonHome> homes = new TreeMap<>();

    @Parameter
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path distribution;

    static List<Path> distributions() throws IOException {
        return ServletContainer.distributions();
    }

    @BeforeParameterizedClassInvocation(injectArguments = true)
    static void deployThreeTimes(Path distribution) throws IOException {
        container = ServletContainer.start(system, distribution);
        deploy(distribution, UNDER_A_PATH, Map.of("sysmon.max-reads-client", String.valueOf(READS)));
        deploy(distribution, AT_THE_ROOT, Map.of());
        deploy(distribution, GUARDED, Map.of("sysmon.viewers", "token"));
        for (String context : List.of(UNDER_A_PATH, AT_THE_ROOT)) {
            assertThat(api(context).push(webServer()).status()).isEqualTo(200);
        }
    }

    @AfterParameterizedClassInvocation
    static void containerHadNothingToComplainOf() {
        assertThat(container.complaints()).isEmpty();
        assertThat(container.program().stop()).isEqualTo(RunningProgram.ENDED_BY_SIGTERM);
        assertThat(container.complaints()).isEmpty();
    }

    @InBothPlaces
    void storesRowsAndColumnsPlainAndCompressed(String context) {
        long now = Instant.now().getEpochSecond();
        String columns = """
                {"hostname": "columns", "metrics": [], "columns": {"timestamps": [%d, %d], "series": [
                  {"decimals": 2, "metric_types": ["cpu.total_usage"], "values": [[3450, -12]]}]}}""".formatted(now - 2, now);
        Api api = api(context);

        assertThat(api.push(new PushBody("rows").sample(now, "load.1m", 1.5))
                        .json()
                        .get("metrics_stored")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.push(columns).json().get("metrics_stored").asInt()).isEqualTo(2);
        Answer zipped = api.send(api.pushRequest("")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(Gzip.of(new PushBody("zipped")
                        .sample(now, "load.1m", 2.5)
                        .toString()
                        .getBytes(StandardCharsets.UTF_8))))
                .build());
        assertThat(zipped.status()).as(zipped.body()).isEqualTo(200);
        assertGuarded(zipped);

        assertThat(api.recentHistory("rows", "load.1m")).containsEntry(now, 1.5);
        assertThat(api.recentHistory("columns", "cpu.total_usage"))
                .containsEntry(now - 2, 34.5)
                .containsEntry(now, 34.38);
        assertThat(api.recentHistory("zipped", "load.1m")).containsEntry(now, 2.5);
        for (String host : List.of("rows", "columns", "zipped")) {
            assertThat(api.delete("api/hosts/" + host).status()).isEqualTo(204);
            assertProblem(api.get("api/hosts/" + host), 404);
        }
    }

    @InBothPlaces
    void refusesWhoeverHasNoValidToken(String context) {
        for (String token : List.of("", "wrong", home(GUARDED).token())) {
            Answer refused = new Api(container.url(context), token).push(new PushBody("intruder"));

            assertProblem(refused, 401);
            assertThat(refused.header("WWW-Authenticate")).isEqualTo("Token realm=\"sysmon\"");
        }
        assertKnowsOnlyTheWebServer(context);
        assertThat(api(context)
                        .send(HttpRequest.newBuilder(container.url(context).resolve("api/metrics"))
                                .header(
                                        "Authorization",
                                        "Bearer " + home(context).token())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(webServer().toString()))
                                .build())
                        .status())
                .isEqualTo(200);
    }

    @InBothPlaces
    void answersEachDocumentedEndpointThatReads(String context) {
        Api api = api(context);
        JsonNode documented = api.get("api/openapi.json").json().get("paths");
        assertThat(ContractQuestions.readable(documented))
                .isEqualTo(new TreeSet<>(ContractQuestions.QUESTIONS.keySet()));

        ContractQuestions.QUESTIONS.forEach((path, question) -> {
            Answer answer = api.get(question);
            assertThat(answer.status()).as(question + ": " + answer.body()).isEqualTo(200);
            assertThat(answer.header("Content-Type"))
                    .as(question)
                    .startsWith(path.equals("metrics") ? "text/plain" : "application/json");
            assertThat(answer.body()).as(question).isNotEmpty();
            assertGuarded(answer);
            if (documented.get("/" + path).get("get").get("responses").has("304")) {
                assertUnchangedCostsNothing(api, question);
            }
        });
    }

    @InBothPlaces
    void tellsEachMistakeAsAProblem(String context) {
        Api api = api(context);
        assertProblem(api.get("api/hosts/unknown"), 404);
        assertProblem(api.get("api/latest?host=unknown"), 404);
        assertProblem(api.get("api/no-such-thing"), 404);
        assertProblem(api.get("no/such/file.html"), 404);
        assertProblem(api.get("api/metrics"), 400);
        assertProblem(api.get("api/metrics?host=web-1&points=many"), 400);
        assertProblem(api.get("api/hosts?sort=beauty"), 400);
        assertProblem(api.push("{\"hostname\": \"web-1\", \"metrics\": [NaN]}"), 400);
        assertProblem(api.push("{\"metrics\": []}"), 400);
        assertProblem(
                api.send(api.pushRequest("x")
                        .setHeader("Content-Type", "text/plain")
                        .build()),
                415);
        assertThat(api.push("{\"hostname\": \"web-1\", \"metrics\": [{\"timestamp\": 1}]}")
                        .status())
                .isEqualTo(422);
        Answer wrongMethod = api.delete("api/hosts");
        assertProblem(wrongMethod, 405);
        assertThat(wrongMethod.header("Allow")).contains("GET");
    }

    @InBothPlaces
    void noSpellingOfAPathWritesWithoutAToken(String context) {
        String root = container.url(context).getPath();
        for (String target : List.of(
                root + "api/metrics",
                "/" + root + "api/metrics",
                root + "/api/metrics",
                root + "api//metrics",
                root + "api/metrics/",
                root + "api/metrics;x=1",
                root + "api;x=1/metrics",
                root + ";x=1/api/metrics",
                root + "api/./metrics",
                root + "api/%2e/metrics",
                root + "css/../api/metrics",
                root + "css/%2e%2e/api/metrics",
                root + "css/..;/api/metrics",
                root + "%61pi/metrics",
                root + "api%2fmetrics",
                root + "api/metrics%00",
                "/second/.." + root + "api/metrics",
                "/second/..;/" + root + "api/metrics",
                "http://other.example" + root + "api/metrics")) {
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "FOO")) {
                assertThat(exchange(method, target))
                        .as(method + " " + target)
                        .isBetween(300, 501)
                        .isNotEqualTo(500);
            }
        }
        assertKnowsOnlyTheWebServer(context);
    }

    @InBothPlaces
    void servesTheDashboardsFilesAndNoOthers(String context) {
        Api api = api(context);
        Map<String, String> types = Map.of(
                "", "text/html",
                "index.html", "text/html",
                "js/main.js", "text/javascript",
                "css/base.css", "text/css",
                "favicon.svg", "image/svg+xml",
                "manifest.webmanifest", "application/manifest+json");
        types.forEach((path, type) -> {
            Answer file = api.get(path);
            assertThat(file.status()).as(path).isEqualTo(200);
            assertThat(file.header("Content-Type")).as(path).startsWith(type);
            assertGuarded(file);
            assertUnchangedCostsNothing(api, path);
        });
        for (String path : List.of(
                "WEB-INF/web.xml",
                "WEB-INF/lib/",
                "META-INF/MANIFEST.MF",
                "io/sysmon/launch/Main.class",
                "js/",
                "WEB-INF/exec/")) {
            assertThat(api.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void contextPathWithoutItsSlashLeadsToTheDashboard() {
        Answer moved = api(UNDER_A_PATH)
                .send(HttpRequest.newBuilder(container.url(AT_THE_ROOT).resolve("sysmon"))
                        .build());

        assertThat(moved.status()).isIn(301, 302);
        assertThat(container.url(AT_THE_ROOT).resolve(moved.header("Location"))).isEqualTo(container.url(UNDER_A_PATH));
    }

    @Test
    void contextsKnowNothingOfEachOther() {
        assertThat(api(UNDER_A_PATH).push(new PushBody("only-here")).status()).isEqualTo(200);

        assertThat(hostnames(UNDER_A_PATH)).containsExactlyInAnyOrder("web-1", "only-here");
        assertThat(hostnames(AT_THE_ROOT)).containsExactly("web-1");
        homes.values().forEach(home -> assertThat(home.database()).isRegularFile());
        assertThat(homes.values().stream().map(SysmonHome::token)).doesNotHaveDuplicates();
        assertThat(api(UNDER_A_PATH).delete("api/hosts/only-here").status()).isEqualTo(204);
    }

    @Test
    void clientsThatDoNotReadTheirAnswersLeaveThreadsToPushes() {
        Api api = api(UNDER_A_PATH);
        assertThat(api.push(SlowReaders.much("much")).status()).isEqualTo(200);
        int port = container.url(UNDER_A_PATH).getPort();
        RawHttp waiting = system.closeLater(new RawHttp(port, SlowReaders.ADDRESS));
        try (SlowReaders readers = new SlowReaders(port, SlowReaders.ADDRESS, READS)) {
            readers.ask(UNDER_A_PATH + "/api/latest?host=much");
            await("its share of reads hangs, beside the one that asks")
                    .until(() -> api.metric("sysmon_reads_in_hand") == READS + 1);
            waiting.send("GET /sysmon/api/hosts/web-1 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            await("one more stands in line").until(() -> api.metric("sysmon_reads_in_line") == 1);

            for (int i = 0; i < 20; i++) {
                assertThat(api.push(webServer()).status()).isEqualTo(200);
                assertThat(api.get("api/hosts/web-1").status()).isEqualTo(200);
            }
        }
        assertThat(waiting.readAll()).startsWith("HTTP/1.1 200 ").contains("\"web-1\"", "Content-Security-Policy");
        await("nobody holds what is gone").until(() -> api.metric("sysmon_reads_in_hand") == 1);
        assertThat(api.delete("api/hosts/much").status()).isEqualTo(204);
    }

    @Test
    void guardedContextShowsNothingBeforeTheLoginAndNothingAfterTheLogout() {
        Api api = api(GUARDED);
        assertProblem(api.get("api/hosts"), 401);
        assertProblem(api.get("metrics"), 401);
        assertThat(api.get("api/health").status()).isEqualTo(200);
        assertThat(api.get("").status()).isEqualTo(200);

        Answer login = api.post("api/session");

        String cookie = login.header("Set-Cookie");
        assertThat(login.status()).isEqualTo(204);
        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Strict", "Path=/second")
                .doesNotContain(home(GUARDED).token());
        String ticket = cookie.substring(0, cookie.indexOf(';'));
        assertThat(withCookie(api, "api/hosts", ticket).status()).isEqualTo(200);
        assertProblem(withCookie(api, "api/hosts", ticket + "x"), 401);
        assertThat(api.delete("api/session").header("Set-Cookie"))
                .startsWith("sysmon-session=;")
                .containsAnyOf("Max-Age=0", "Expires=Thu, 01 Jan 1970");
    }

    @Test
    void agentPushesAndTheDashboardShowsItInEachPlace() {
        Browser browser = system.openBrowser();
        for (String context : List.of(UNDER_A_PATH, AT_THE_ROOT)) {
            RunningProgram agent = system.startAgent(
                    home(context), container.url(context), "--hostname", "smoke", "--push-interval", "2s");
            browser.visitDashboard(container.url(context));
            browser.await("the host", () -> browser.isShown("[data-testid=host-row][data-host=smoke]"));
            browser.click("[data-testid=host-row][data-host=smoke] a");
            browser.await("its chart", () -> browser.isShown("#trend-chart canvas"));
            assertThat(browser.complaints()).isEmpty();
            assertThat(agent.stop()).isEqualTo(RunningProgram.ENDED_BY_SIGTERM);
            assertThat(api(context).delete("api/hosts/smoke").status()).isEqualTo(204);
        }
        browser.close();
    }

    private static void deploy(Path distribution, String context, Map<String, String> settings) throws IOException {
        SysmonHome home = system.home(distribution.getFileName() + context.replace('/', '-'));
        Map<String, String> all = new TreeMap<>(settings);
        all.put("sysmon.home", home.directory().toString());
        homes.put(context, home);
        container.deploy(context, Artifacts.war(), all);
    }

    private static SysmonHome home(String context) {
        return Objects.requireNonNull(homes.get(context), context);
    }

    private static Api api(String context) {
        return new Api(container.url(context), home(context).token());
    }

    private static PushBody webServer() {
        long now = Instant.now().getEpochSecond();
        return new PushBody("web-1")
                .tag("role", "web")
                .sample(now - 2, "cpu.total_usage", 12.5)
                .sample(now, "cpu.total_usage", 34.5);
    }

    private static Set<String> hostnames(String context) {
        return new TreeSet<>(api(context).get("api/hosts").json().get("hosts").findValuesAsText("hostname"));
    }

    private static void assertKnowsOnlyTheWebServer(String context) {
        assertThat(hostnames(context)).containsExactly("web-1");
    }

    private static Answer withCookie(Api api, String path, String cookie) {
        return api.send(api.request(path).header("Cookie", cookie).build());
    }

    private static int exchange(String method, String target) {
        String body = new PushBody("intruder").toString();
        try (RawHttp http = new RawHttp(container.url(AT_THE_ROOT).getPort())) {
            http.send(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
            return http.readStatus();
        }
    }

    /** Runs under the path and at the root. */
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @ValueSource(strings = {UNDER_A_PATH, AT_THE_ROOT})
    @interface InBothPlaces {}
}
