package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Answer;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.RawHttp;
import io.sysmon.system.harness.SystemUnderTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No spelling of a path and no header gets a write past the token. */
class PathTricksIT {

    private static final String INTRUDER = new PushBody("intruder").toString();

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    private static AggregatorProcess aggregator;
    private static Api api;

    @BeforeAll
    static void startAggregatorThatKnowsOneHost() {
        aggregator = system.startAggregator(system.home("home"));
        api = aggregator.api();
        api.push(new PushBody("victim").sample(Instant.now().getEpochSecond(), "cpu.total_usage", 1));
    }

    @AfterEach
    void nothingWasWritten() {
        Answer hosts = api.get("api/hosts");
        assertThat(hosts.json().get("hosts"))
                .as(hosts.body())
                .singleElement()
                .satisfies(host -> assertThat(host.get("hostname").asText()).isEqualTo("victim"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/metrics",
                "//api/metrics",
                "/api//metrics",
                "///api///metrics",
                "/api/metrics/",
                "/api/metrics//",
                "/api/metrics;x=1",
                "/api;x=1/metrics",
                "/;x=1/api/metrics",
                "/api/metrics;jsessionid=1",
                "/api/metrics?method=GET",
                "/api/./metrics",
                "/./api/metrics",
                "/api/../api/metrics",
                "/css/../api/metrics",
                "/api/%2e/metrics",
                "/%2e/api/metrics",
                "/css/%2e%2e/api/metrics",
                "/css/..;/api/metrics",
                "/%61pi/metrics",
                "/api/%6detrics",
                "/api%2fmetrics",
                "/api%2Fmetrics",
                "/api/metrics%2f",
                "/api/metrics%00",
                "/api/metrics%20",
                "/api/metrics%3bx=1",
                "/api/%2e%2e/api/metrics",
                "/api%252fmetrics",
                "/api\\metrics",
                "/API/metrics",
                "/api/METRICS",
                "/api/metrics.json",
                "/api/latest/../metrics",
                "http://127.0.0.1/api/metrics",
                "http://other.example//api/metrics",
                "*",
            })
    void pushWithoutATokenIsRefusedWhateverThePath(String target) {
        assertRefused(exchange("POST", target, "", INTRUDER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/hosts/victim",
                "//api/hosts/victim",
                "/api/hosts/victim/",
                "/api/hosts/victim;x=1",
                "/api/hosts;x=1/victim",
                "/api/./hosts/victim",
                "/api/%68osts/victim",
                "/api/hosts/%76ictim",
                "/css/%2e%2e/api/hosts/victim",
            })
    void hostIsNotForgottenWithoutATokenWhateverThePath(String target) {
        assertRefused(exchange("DELETE", target, "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void overridingTheMethodByHeaderChangesNothing(String header) {
        exchange("GET", "/api/metrics", header + ": POST\r\n", INTRUDER);
        exchange("GET", "/api/hosts/victim", header + ": DELETE\r\n", "");
        assertRefused(exchange("POST", "/api/metrics", header + ": GET\r\n", INTRUDER));
        assertRefused(exchange("POST", "/api/hosts/victim?_method=DELETE", header + ": DELETE\r\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "post", "PROPFIND", "TRACE", "CONNECT", "FOO"})
    void noMethodWritesWithoutAToken(String method) {
        assertRefused(exchange(method, "/api/metrics", "", INTRUDER));
        assertRefused(exchange(method, "/", "", INTRUDER));
        assertRefused(exchange(method, "/no/such/path", "", INTRUDER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-SysMon-Token: wrong",
                "X-SysMon-Token:",
                "Authorization: Bearer wrong",
                "Authorization: Bearer",
                "Authorization: Basic d3Jvbmc6d3Jvbmc=",
                "Cookie: X-SysMon-Token=wrong",
                "X-SysMon-Token: null",
            })
    void wrongTokenIsRefusedWithAChallenge(String header) {
        Answer answer = push(header.split(": ?", 2)[0], header.split(": ?", 2)[1]);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Token realm=\"sysmon\"");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain(aggregator.home().token());
    }

    @Test
    void tokenWithOneMoreOrOneLessCharacterIsRefused() {
        String token = aggregator.home().token();

        assertThat(push("X-SysMon-Token", token + "x").status()).isEqualTo(401);
        assertThat(push("X-SysMon-Token", token.substring(1)).status()).isEqualTo(401);
    }

    @Test
    void tokenIsAskedForBeforeAnythingElseIsSaid() {
        assertThat(exchange("POST", "/no/such/path", "", "x")).isEqualTo(401);
        assertThat(exchange("PUT", "/api/metrics", "", "x")).isEqualTo(401);
        assertThat(exchange("PATCH", "/", "", "x")).isEqualTo(401);
    }

    @Test
    void refusalThatLeavesTheBodyUnreadSaysThatTheConnectionEnds() {
        try (RawHttp http = new RawHttp(aggregator.port())) {
            http.send("POST /api/metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{");

            assertThat(http.readAll()).startsWith("HTTP/1.1 401 ").containsIgnoringCase("\r\nConnection: close\r\n");
        }
    }

    private static Answer push(String header, String value) {
        return api.send(api.request("api/metrics")
                .header(header, value)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(INTRUDER))
                .build());
    }

    private static int exchange(String method, String target, String headers, String body) {
        try (RawHttp http = new RawHttp(aggregator.port())) {
            http.send(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                    + headers + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
            return http.readStatus();
        }
    }

    private static void assertRefused(int status) {
        assertThat(status).isBetween(400, 501).isNotEqualTo(500);
    }
}
