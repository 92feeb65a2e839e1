package io.sysmon.aggregator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.auth.Secret;
import io.sysmon.aggregator.domain.AccessToken;
import io.sysmon.aggregator.served.ApiTestCase;
import io.sysmon.aggregator.store.TokenBook;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that are bound to hosts, as they come from {@code token add}. */
class BoundTokenTest extends ApiTestCase {

    private static final String WEB = "secret-of-the-web-servers";
    private static final String VIEW = "secret-of-the-viewers";

    @BeforeEach
    void addTokens() {
        try (TokenBook book = TokenBook.open(home().resolve("aggregator.db"))) {
            book.add(token("web", WEB, AccessToken.Kind.PUSH, List.of("web-*")));
            book.add(token("view", VIEW, AccessToken.Kind.VIEW, List.of()));
        }
        // The aggregator looks for changes every second.
        Awaitility.await()
                .until(() -> with(WEB, "api/metrics").post(pushOf("web-0")).getStatus() == 200);
        Awaitility.await()
                .until(() -> with(VIEW, "api/metrics").post(pushOf("web-0")).getStatus() == 403);
    }

    @Test
    void pushesAsItsHostsAndAsNoOther() {
        assertThat(with(WEB, "api/metrics").post(pushOf("web-1")).getStatus()).isEqualTo(200);

        assertThat(problem(with(WEB, "api/metrics").post(pushOf("db-1")), 403))
                .isEqualTo("the token is not valid for host db-1");
        problem(ask("api/hosts/db-1"), 404);
    }

    @Test
    void writesNothingElse() {
        accepted(body("web-1"));

        assertThat(problem(with(WEB, "api/hosts/web-1").delete(), 403)).contains("bound to hosts");
        assertThat(ask("api/hosts/web-1").getStatus()).isEqualTo(200);
    }

    @Test
    void tokenForLookingDoesNotWrite() {
        assertThat(problem(with(VIEW, "api/metrics").post(pushOf("web-1")), 403))
                .contains("for looking");
        accepted(body("web-1"));
        problem(with(VIEW, "api/hosts/web-1").delete(), 403);
    }

    private static AccessToken token(String name, String secret, AccessToken.Kind kind, List<String> hosts) {
        return new AccessToken(name, Secret.hash(secret), kind, hosts, Map.of(), now(), OptionalLong.empty());
    }

    private Invocation.Builder with(String token, String path) {
        return at(path).request().header("X-SysMon-Token", token);
    }

    private static Entity<String> pushOf(String host) {
        return Entity.json(body(host));
    }

    private static String body(String host) {
        return "{\"hostname\": \"" + host + "\", \"metrics\": [{\"timestamp\": " + now()
                + ", \"metric_type\": \"cpu.total_usage\", \"value\": 1}]}";
    }
}
