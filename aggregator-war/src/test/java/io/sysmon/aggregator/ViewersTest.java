package io.sysmon.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.api.filter.SessionCookie;
import io.sysmon.aggregator.auth.Secret;
import io.sysmon.aggregator.domain.AccessToken;
import io.sysmon.aggregator.served.ApiTestCase;
import io.sysmon.aggregator.served.EmbeddedTomcat;
import io.sysmon.aggregator.store.TokenBook;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.catalina.Context;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.realm.GenericPrincipal;
import org.apache.catalina.realm.MessageDigestCredentialHandler;
import org.apache.catalina.realm.RealmBase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may look, by each of the three rules, on the real web.xml in a real Tomcat. */
class ViewersTest {

    /** All that shows something of the fleet or of the aggregator. */
    private static final List<String> GUARDED = List.of(
            "/api/hosts",
            "/api/hosts/web-1",
            "/api/latest",
            "/api/fleet/summary",
            "/api/fleet/values?metric=cpu.total_usage",
            "/api/metrics?host=web-1",
            "/api/status",
            "/api/openapi.json",
            "/metrics",
            // spellings of what is open that lead elsewhere, or might
            "/api/health/",
            "/api/health;x",
            "/api/./health",
            "/api/health/../hosts",
            "/api/%68osts",
            "//api/hosts",
            "/api/session/../hosts",
            "/api/session;/../hosts");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private String url = "";

    @Test
    void tokenModeShowsNothingWithoutAToken() throws Exception {
        try (EmbeddedTomcat running = start("token")) {
            for (String path : GUARDED) {
                assertThat(status(path)).describedAs(path).isIn(400, 401, 404);
            }
            assertThat(send(get("/api/hosts")).headers().firstValue("WWW-Authenticate"))
                    .hasValue("Token realm=\"sysmon\"");
            assertThat(status("/api/health")).isEqualTo(200);
            assertThat(status("/")).as("the page that asks for the token").isEqualTo(200);
            assertThat(send(get("/api/session")).body()).isEqualTo("{\"viewers\":\"token\"}");
            assertThat(running.isServing()).isTrue();
        }
    }

    @Test
    void tokenModeShowsAllToATokenForLookingInEitherHeader() throws Exception {
        try (EmbeddedTomcat running = start("token")) {
            addToken("grafana", "for-looking", AccessToken.Kind.VIEW, List.of());
            addToken("web", "for-web", AccessToken.Kind.PUSH, List.of("web-*"));
            Awaitility.await().until(() -> status("/api/hosts", "X-SysMon-Token", "for-looking") == 200);

            assertThat(status("/api/hosts", "Authorization", "Bearer for-looking"))
                    .isEqualTo(200);
            assertThat(status("/metrics", "Authorization", "Bearer for-looking"))
                    .isEqualTo(200);
            assertThat(status("/api/hosts", "X-SysMon-Token", ApiTestCase.TOKEN))
                    .isEqualTo(200);
            assertThat(status("/api/hosts", "X-SysMon-Token", "for-web"))
                    .as("one host's secret is for pushing")
                    .isEqualTo(403);
            assertThat(running.isServing()).isTrue();
        }
    }

    @Test
    void tokenModeLogsABrowserInAndOut() throws Exception {
        try (EmbeddedTomcat running = start("token")) {
            HttpResponse<String> login = send(session("POST", "X-SysMon-Token", ApiTestCase.TOKEN));
            assertThat(login.statusCode()).isEqualTo(204);
            String given = login.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(given)
                    .startsWith(SessionCookie.NAME + "=")
                    .contains("; Path=/sysmon;", "HttpOnly", "SameSite=Strict", "Max-Age=2592000")
                    .doesNotContain(ApiTestCase.TOKEN);

            String cookie = given.substring(0, given.indexOf(';'));
            assertThat(status("/api/hosts", "Cookie", cookie)).isEqualTo(200);
            assertThat(status("/metrics", "Cookie", cookie)).isEqualTo(200);
            assertThat(status("/api/hosts", "Cookie", cookie + "0")).isEqualTo(401);
            assertThat(status("/api/hosts", "Cookie", SessionCookie.NAME + "=stale; " + cookie))
                    .isEqualTo(200);

            HttpResponse<String> again = send(session("POST", "Cookie", cookie));
            assertThat(again.statusCode()).as("a login lasts as long as it did").isEqualTo(401);
            assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();

            HttpResponse<String> logout = send(session("DELETE", "Cookie", cookie));
            assertThat(logout.statusCode()).isEqualTo(204);
            assertThat(logout.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith(SessionCookie.NAME + "=;")
                    .contains("Max-Age=0");
            assertThat(running.isServing()).isTrue();
        }
    }

    @Test
    void loginOpensNothingThatWrites() throws Exception {
        try (EmbeddedTomcat running = start("token")) {
            String given = send(session("POST", "X-SysMon-Token", ApiTestCase.TOKEN))
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow();
            String cookie = given.substring(0, given.indexOf(';'));

            HttpRequest push = HttpRequest.newBuilder(URI.create(url + "/api/metrics"))
                    .header("Cookie", cookie)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"hostname\":\"x\",\"metrics\":[]}"))
                    .build();
            assertThat(send(push).statusCode()).isEqualTo(401);
            assertThat(send(HttpRequest.newBuilder(URI.create(url + "/api/hosts/x"))
                                    .header("Cookie", cookie)
                                    .DELETE()
                                    .build())
                            .statusCode())
                    .isEqualTo(401);
            assertThat(send(session("POST", "Cookie", "other=1")).statusCode()).isEqualTo(401);
            assertThat(send(session("POST", "X-SysMon-Token", "wrong")).statusCode())
                    .isEqualTo(401);
            assertThat(running.isServing()).isTrue();
        }
    }

    @Test
    void keyOfLoginsIsForTheServersUserAlone() throws Exception {
        try (EmbeddedTomcat running = start("token")) {
            Path key = folder.resolve("home/session-key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
            assertThat(running.isServing()).isTrue();
        }
    }

    @Test
    void openModeAsksForNothing() throws Exception {
        try (EmbeddedTomcat running = start("open")) {
            assertThat(status("/api/hosts")).isEqualTo(200);
            assertThat(status("/metrics")).isEqualTo(200);
            assertThat(send(session("POST", "X-SysMon-Token", ApiTestCase.TOKEN))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(running.isServing()).isTrue();
        }
    }

    @Test
    void containerModeWithoutARealmShowsNothingButHealth() throws Exception {
        try (EmbeddedTomcat running = start("container")) {
            for (String path : GUARDED) {
                assertThat(status(path)).describedAs(path).isIn(400, 403, 404);
            }
            assertThat(status("/")).isEqualTo(403);
            assertThat(status("/js/main.js")).isEqualTo(403);
            assertThat(status("/api/hosts", "X-SysMon-Token", ApiTestCase.TOKEN))
                    .isEqualTo(403);
            assertThat(status("/api/health")).isEqualTo(200);
            assertThat(running.isServing()).isTrue();
        }
    }

    @Test
    void whoMayBeginACompactionSeesHowFarItIsUnderEveryRule() throws Exception {
        for (String mode : List.of("open", "token", "container")) {
            try (EmbeddedTomcat running = start(mode)) {
                assertThat(status("/api/upkeep/compact", "X-SysMon-Token", ApiTestCase.TOKEN))
                        .describedAs(mode)
                        .isEqualTo(200);
                assertThat(running.isServing()).isTrue();
            }
        }
    }

    @Test
    void boundTokensSeeNoCompactionInContainerMode() throws Exception {
        try (EmbeddedTomcat running = start("container")) {
            addToken("bound", "bound-secret", AccessToken.Kind.PUSH, List.of("web-*"));
            HttpRequest push = HttpRequest.newBuilder(URI.create(url + "/api/metrics"))
                    .header("X-SysMon-Token", "bound-secret")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"hostname\":\"db-1\",\"metrics\":[]}"))
                    .build();
            Awaitility.await().until(() -> send(push).statusCode() == 403); // known by now, and bound

            assertThat(status("/api/upkeep/compact", "X-SysMon-Token", "bound-secret"))
                    .isEqualTo(403);
            assertThat(status("/api/upkeep/compact", "X-SysMon-Token", "wrong")).isEqualTo(403);
            assertThat(running.isServing()).isTrue();
        }
    }

    @Test
    void containerModeLetsTheRealmsUsersLook() throws Exception {
        EmbeddedTomcat tomcat = prepare("container", Map.of());
        addRealm(tomcat.context());
        try (EmbeddedTomcat running = start(tomcat)) {
            assertThat(status("/api/hosts")).isEqualTo(401);
            assertThat(send(get("/")).headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Basic");
            assertThat(status("/api/hosts", "Authorization", basic("anna", "wrong")))
                    .isEqualTo(401);
            assertThat(status("/api/hosts", "Authorization", basic("anna", "secret")))
                    .isEqualTo(200);
            assertThat(status("/metrics", "Authorization", basic("bert", "secret")))
                    .isEqualTo(200);
            assertThat(running.isServing()).isTrue();
        }
    }

    @Test
    void containerModeWantsTheRoleWhereOneIsSet() throws Exception {
        EmbeddedTomcat tomcat = prepare("container", Map.of("sysmon.viewers-role", "operators"));
        addRealm(tomcat.context());
        try (EmbeddedTomcat running = start(tomcat)) {
            assertThat(status("/api/hosts", "Authorization", basic("anna", "secret")))
                    .isEqualTo(200);
            assertThat(status("/api/hosts", "Authorization", basic("bert", "secret")))
                    .isEqualTo(403);
            assertThat(running.isServing()).isTrue();
        }
    }

    @Test
    void agentsPushUnderEveryRule() throws Exception {
        for (String mode : List.of("open", "token", "container")) {
            try (EmbeddedTomcat running = start(mode)) {
                HttpRequest push = HttpRequest.newBuilder(URI.create(url + "/api/metrics"))
                        .header("X-SysMon-Token", ApiTestCase.TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"hostname\":\"x\",\"metrics\":[]}"))
                        .build();
                assertThat(send(push).statusCode()).describedAs(mode).isEqualTo(200);
                assertThat(running.isServing()).isTrue();
            }
        }
    }

    private EmbeddedTomcat start(String mode) throws Exception {
        return start(prepare(mode, Map.of()));
    }

    private EmbeddedTomcat start(EmbeddedTomcat prepared) throws Exception {
        prepared.start();
        url = prepared.url();
        return prepared;
    }

    private EmbeddedTomcat prepare(String mode, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("sysmon.token", ApiTestCase.TOKEN);
        settings.put("sysmon.viewers", mode);
        return EmbeddedTomcat.prepare("/sysmon", folder, settings);
    }

    private void addToken(String name, String secret, AccessToken.Kind kind, List<String> hosts) {
        try (TokenBook book = TokenBook.open(folder.resolve("home/aggregator.db"))) {
            book.add(new AccessToken(name, Secret.hash(secret), kind, hosts, Map.of(), 0, OptionalLong.empty()));
        }
    }

    /** As an operator's context.xml has them: {@code <Valve className="…BasicAuthenticator"/>} and a {@code <Realm>}. */
    private static void addRealm(Context context) {
        TwoPeople realm = new TwoPeople();
        realm.setCredentialHandler(new MessageDigestCredentialHandler());
        context.setRealm(realm);
        context.getPipeline().addValve(new BasicAuthenticator());
    }

    private HttpRequest session(String method, String... headers) {
        return HttpRequest.newBuilder(URI.create(url + "/api/session"))
                .headers(headers)
                .method(method, BodyPublishers.noBody())
                .build();
    }

    private HttpRequest get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private int status(String path, String... headers) throws IOException, InterruptedException {
        return send(get(path, headers)).statusCode();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    private static String basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /** Anna is an operator, Bert is somebody. */
    private static final class TwoPeople extends RealmBase {

        private final Map<String, List<String>> roles = Map.of("anna", List.of("operators"), "bert", List.of());

        @Override
        protected @Nullable String getPassword(String username) {
            return roles.containsKey(username) ? "secret" : null;
        }

        @Override
        protected GenericPrincipal getPrincipal(String username) {
            return new GenericPrincipal(username, new ArrayList<>(roles.getOrDefault(username, List.of())));
        }
    }
}
