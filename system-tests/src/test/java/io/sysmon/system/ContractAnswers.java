package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.system.harness.Answer;
import io.sysmon.system.harness.Api;
import java.util.Locale;
import java.util.Set;

/** What every answer of the aggregator promises, whatever it is about. */
final class ContractAnswers {

    private static final Set<String> SECURITY_HEADERS = Set.of(
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "Cache-Control");

    private ContractAnswers() {}

    /** Asked for again with its tag, an answer is a 304 without a body. */
    static void assertUnchangedCostsNothing(Api api, String path) {
        String tag = api.get(path).header("ETag");
        assertThat(tag).as(path).matches("W/\"[^\"]+\"");
        Answer unchanged =
                api.send(api.request(path).header("If-None-Match", tag).build());
        // What counts things, as the status does, may have counted on meanwhile.
        if (!unchanged.header("ETag").equals(tag)) {
            assertThat(path).startsWith("api/");
            return;
        }
        assertThat(unchanged.status()).as(path).isEqualTo(304);
        assertThat(unchanged.body()).as(path).isEmpty();
        assertGuarded(unchanged);
    }

    /** An error is a problem document, with the headers of every answer. */
    static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("detail").asText()).isNotEmpty();
        assertGuarded(answer);
    }

    /** It has the security headers. */
    static void assertGuarded(Answer answer) {
        assertThat(answer.headers().map().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .containsAll(SECURITY_HEADERS.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
    }
}
