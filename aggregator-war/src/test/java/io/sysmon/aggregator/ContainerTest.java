package io.sysmon.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sysmon.aggregator.served.ApiTestCase;
import io.sysmon.aggregator.served.EmbeddedTomcat;
import io.sysmon.aggregator.served.PushText;
import io.sysmon.aggregator.served.RawHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The web root as it is deployed, on the real web.xml, in a real Tomcat. */
class ContainerTest {

    private static final String TOKEN = ApiTestCase.TOKEN;
    private static final Path WEB_ROOT = Path.of("../src-webapp");

    @Nested
    class UnderAPath extends Contract {
        UnderAPath() {
            super("/sysmon");
        }
    }

    @Nested
    class AtTheRoot extends Contract {
        AtTheRoot() {
            super("");
        }
    }

    /** What holds wherever the application is deployed. */
    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class Contract {

        private final HttpClient client = HttpClient.newHttpClient();
        private final String contextPath;
        private EmbeddedTomcat tomcat;

        Contract(String contextPath) {
            this.contextPath = contextPath;
        }

        @BeforeAll
        void start(@TempDir Path folder) throws Exception {
            tomcat = EmbeddedTomcat.start(contextPath, folder);
        }

        @AfterAll
        void stop() throws Exception {
            tomcat.close();
        }

        @ParameterizedTest
        @MethodSource("io.sysmon.aggregator.ContainerTest#writes")
        void refusesEveryWriteWithoutAToken(String method, String path) throws Exception {
            HttpResponse<String> answer = send(request(path).method(method, BodyPublishers.ofString(PushText.seed())));

            assertProblem(answer, 401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Token realm=\"sysmon\"");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "a-token-for-test", "a-token-for-testsX", "A-TOKEN-FOR-TESTS", "a-token-for-tests, x"})
        void refusesAWrongToken(String token) throws Exception {
            assertProblem(send(push("/api/metrics").setHeader("X-SysMon-Token", token)), 401);
            assertProblem(send(bearer("Bearer " + token)), 401);
        }

        @Test
        void takesTheTokenFromEitherHeader() throws Exception {
            assertThat(send(push("/api/metrics")).statusCode()).isEqualTo(200);
            assertThat(send(bearer("Bearer " + TOKEN)).statusCode()).isEqualTo(200);
            assertThat(send(bearer("bearer  " + TOKEN)).statusCode()).isEqualTo(200);
            assertProblem(send(bearer("Basic " + TOKEN)), 401);
            assertProblem(send(bearer(TOKEN)), 401);
        }

        @ParameterizedTest
        @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
        void takesNoOtherMethodFromAHeader(String header) throws Exception {
            HttpResponse<String> disguised =
                    send(request("/api/hosts/x").setHeader(header, "DELETE").GET());
            HttpResponse<String> harmless = send(
                    request("/api/metrics").setHeader(header, "GET").POST(BodyPublishers.ofString(PushText.seed())));

            assertProblem(disguised, 404);
            assertProblem(harmless, 401);
        }

        @Test
        void checksTokenThenPathAndMethodThenTypeThenSize() throws Exception {
            assertProblem(send(request("/api/nothing").POST(BodyPublishers.noBody())), 401);
            assertProblem(send(push("/api/nothing")), 404);
            assertProblem(send(push("/api/hosts").setHeader("Content-Type", "text/plain")), 405);
            assertProblem(send(push("/api/metrics").setHeader("Content-Type", "text/plain")), 415);
            assertProblem(
                    send(request("/api/metrics")
                            .setHeader("X-SysMon-Token", TOKEN)
                            .POST(BodyPublishers.ofString(PushText.seed()))),
                    415);
        }

        /** With an Accept header of several types a push goes through JAX-RS, without one it does not. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'hostname':'alike','metrics':[]}",
                    "{'hostname':'alike','metrics':[{'timestamp':1,'metric_type':'a','value':1}]}",
                    "{'hostname':'alike','metrics':[{'timestamp':1,'metric_type':'a','value':1},{'timestamp':-1}]}",
                    "{'hostname':'alike','metrics':[{'timestamp':1,'metric_type':'a','value':null}]}",
                    "{'hostname':'not alike','metrics':[]}",
                    "{'hostname':'alike',",
                    ""
                })
        void answersAPushTheSameWithAndWithoutJaxRs(String body) throws Exception {
            for (String type : List.of("application/json", "application/json; charset=latin1", "text/plain")) {
                HttpRequest.Builder push = push("/api/metrics")
                        .setHeader("Content-Type", type)
                        .POST(BodyPublishers.ofString(body.replace('\'', '"')));
                HttpResponse<String> straight = send(push);
                HttpResponse<String> throughJaxRs = send(push.setHeader("Accept", "application/json, */*;q=0.5"));

                assertThat(describe(straight)).isEqualTo(describe(throughJaxRs));
            }
        }

        @Test
        void tellsWhichMethodsAPathKnows() throws Exception {
            assertAllows(send(push("/api/hosts")), "GET");
            assertAllows(send(push("/metrics")), "GET");
            assertAllows(send(push("/index.html")), "GET");
            assertAllows(send(push("/")), "GET");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/nothing",
                    "/nothing.html",
                    "/js/nothing.js",
                    "/api/nothing",
                    "/error",
                    "/WEB-INF/web.xml",
                    "/WEB-INF/",
                    "/web-inf/web.xml",
                    "/META-INF/MANIFEST.MF",
                    "/WEB-INF/classes/db/migration",
                    "/io/sysmon/launch/Main.class",
                    "/js",
                    "/js/",
                    "/metrics/x",
                    "/index.html/x"
                })
        void hasNothingElseToRead(String path) throws Exception {
            assertProblem(send(request(path).GET()), 404);
        }

        @Test
        void servesTheDashboardWithoutAToken() throws Exception {
            HttpResponse<String> page = send(request("/").GET());

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(contentType(page)).isEqualTo("text/html;charset=utf-8");
            assertThat(page.body()).isEqualTo(Files.readString(WEB_ROOT.resolve("index.html")));
        }

        @Test
        void compressesAnswersForThoseWhoAcceptIt() throws Exception {
            HttpRequest asked = request("/api/openapi.json")
                    .setHeader("Accept-Encoding", "gzip")
                    .GET()
                    .build();
            HttpResponse<byte[]> answer = client.send(asked, BodyHandlers.ofByteArray());

            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            byte[] inflated = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
            assertThat(new String(inflated, StandardCharsets.UTF_8)).contains("\"openapi\"");
            assertThat(answer.body().length).isLessThan(inflated.length / 2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "/api/hosts", "/api/nothing", "/nothing", "/metrics", "/api/hosts?limit=x"})
        void putsTheSecurityHeadersOnEveryAnswer(String path) throws Exception {
            assertSecurityHeaders(send(request(path).GET()));
            assertSecurityHeaders(send(request(path).DELETE()));
        }

        @Test
        void letsNoOtherOriginIn() throws Exception {
            HttpResponse<String> answer = send(request("/api/hosts")
                    .setHeader("Origin", "https://elsewhere.example")
                    .GET());

            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        }

        @Test
        void showsItsOwnMetricsToPrometheus() throws Exception {
            assertThat(send(push("/api/metrics")).statusCode()).isEqualTo(200);
            // a step is counted after its pushes were answered: by the second one the first is
            assertThat(send(push("/api/metrics")).statusCode()).isEqualTo(200);

            HttpResponse<String> text = send(request("/metrics").GET());
            HttpResponse<String> open = send(request("/metrics")
                    .setHeader("Accept", "application/openmetrics-text")
                    .GET());

            assertThat(contentType(text)).startsWith("text/plain;version=0.0.4");
            assertThat(text.body())
                    .contains("# TYPE sysmon_hosts gauge", "sysmon_hosts 1.0", "sysmon_build_info{version=\"0.5.0\"} 1")
                    .containsPattern("sysmon_samples_total [1-9]")
                    .containsPattern("sysmon_write_step_seconds_bucket\\{kind=\"pushes\",le=\"0.02\"} ")
                    .contains("sysmon_push_bytes_in_flight 0", "sysmon_corrupt_runs_total 0")
                    .contains("sysmon_pushes_being_read 0", "sysmon_refused_total{limit=\"hosts\"} 0.0");
            assertThat(contentType(open)).startsWith("application/openmetrics-text");
            assertThat(open.body()).endsWith("# EOF\n");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api/hosts?q=%zz",
                    "/api/hosts?q=%",
                    "/api/hosts?limit=%zz",
                    "/api/hosts/%zz",
                    "/api/%2e%2e/x"
                })
        void neverFailsOnAStrangeAddress(String address) throws Exception {
            String answer = RawHttp.exchange(
                    tomcat.port(),
                    "GET " + contextPath + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            assertThat(answer).matches("(?s)HTTP/1.1 (200|400|404) .*").doesNotContain("Exception", "\tat ");
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(tomcat.url() + path));
        }

        private HttpRequest.Builder push(String path) {
            return request(path)
                    .setHeader("X-SysMon-Token", TOKEN)
                    .setHeader("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(PushText.seed()));
        }

        private HttpRequest.Builder bearer(String authorization) {
            return request("/api/metrics")
                    .setHeader("Authorization", authorization)
                    .setHeader("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(PushText.seed()));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    /** Methods that may write, on paths that exist, that do not, and that are spelt to slip past a filter. */
    static List<Arguments> writes() {
        List<Arguments> writes = new ArrayList<>();
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "PROPFIND", "post", "get", "FOO")) {
            for (String path :
                    List.of("/api/metrics", "/api/hosts/web-01", "/nothing", "/", "/index.html", "/metrics")) {
                writes.add(Arguments.of(method, path));
            }
        }
        for (String trick : List.of(
                "//api/metrics",
                "/api//metrics",
                "/api/metrics/",
                "/api/metrics;x=1",
                "/api;x=1/metrics",
                "/;x=1/api/metrics",
                "/%61pi/metrics",
                "/api/%6detrics",
                "/./api/metrics",
                "/x/../api/metrics",
                "/%2e/api/metrics",
                "/x/%2e%2e/api/metrics",
                "/api/metrics?method=GET",
                "/API/METRICS",
                "/error")) {
            writes.add(Arguments.of("POST", trick));
        }
        return writes;
    }

    private static void assertProblem(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asText()).isEqualTo("about:blank");
        assertThat(problem.get("title").asText()).isNotEmpty();
        assertThat(problem.get("detail").asText()).isNotEmpty();
        assertThat(answer.body()).doesNotContain("Exception", "Tomcat", "io.sysmon", "org.");
    }

    /** Status, headers and body, without what tells of the time. */
    private static String describe(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("date"));
        return answer.statusCode() + " " + headers + " " + answer.body().replaceAll("\"timestamp\":\\d+", "");
    }

    /** Without spaces: some containers put one, some do not. */
    private static String contentType(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", "");
    }

    private static void assertAllows(HttpResponse<String> answer, String method) throws IOException {
        assertProblem(answer, 405);
        assertThat(answer.headers().firstValue("Allow").orElseThrow())
                .contains(method)
                .doesNotContain("POST");
    }

    private static void assertSecurityHeaders(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("SAMEORIGIN");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
        assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }
}
