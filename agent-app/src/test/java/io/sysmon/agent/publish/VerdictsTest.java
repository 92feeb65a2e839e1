package io.sysmon.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.protocol.PushAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String HOST = "web-server-01";
    private static final int SENT = 2;

    @Test
    void acknowledgesATwoHundredThatIsOurs() {
        assertThat(verdict(200, answer(HOST, 2, 2)))
                .isInstanceOfSatisfying(
                        Verdict.Acknowledged.class,
                        acknowledged -> assertThat(acknowledged.problem()).isNull());
    }

    @Test
    void acknowledgesAPartialAnswerAndSaysWhatWasNotTaken() {
        assertThat(verdict(200, answer(HOST, 2, 1)))
                .isInstanceOfSatisfying(
                        Verdict.Acknowledged.class,
                        acknowledged -> assertThat(acknowledged.problem())
                                .asString()
                                .startsWith("not every sample was taken: 200 {\"status\":\"partial\""));
    }

    @Test
    void keepsTheBatchWhenACaptivePortalAnswers() {
        assertKept(
                verdict(200, "<html><body>Please log in</body></html>"),
                "the answer is not an aggregator's: 200 <html><body>Please log in</body></html>");
    }

    @Test
    void keepsTheBatchWhenTheAnswerIsEmptyOrCutOff() {
        assertKept(verdict(200, ""), "the answer is not an aggregator's: 200");
        assertThat(verdict(200, answer(HOST, 2, 2).substring(0, 40))).isInstanceOf(Verdict.Keep.class);
    }

    @Test
    void keepsTheBatchWhenTheAnswerNamesAnotherHost() {
        assertKept(
                verdict(200, answer("db-server-01", 2, 2)),
                "the answer is for another host: db-server-01, not web-server-01");
    }

    @Test
    void keepsTheBatchWhenTheAnswerCountsOtherThanWhatWasSent() {
        assertKept(verdict(200, answer(HOST, 1, 1)), "the answer counts other samples: 1, not 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 415, 422})
    void setsAsideWhatTheAggregatorWillNeverTake(int status) {
        assertThat(verdict(status, "{\"detail\": \"why\"}"))
                .isEqualTo(new Verdict.SetAside(new Problem("refused", status + " {\"detail\": \"why\"}")));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void keepsTheBatchAndWaitsAMinuteWhenTheTokenIsNotAccepted(int status) {
        assertThat(((Verdict.Keep) verdict(status, "")).retryAfter()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void findsABatchTooLarge() {
        assertThat(verdict(413, "")).isEqualTo(new Verdict.TooLarge(new Problem("too large", "413")));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "0, 0",
        "'Sun, 22 Nov 2026 10:00:30 GMT', 30",
        "100000000000000000000, 600",
        "86400, 600",
    })
    void waitsAsToldButNeverSoLongThatTheHostLooksDead(String header, long seconds) {
        for (int status : new int[] {429, 503}) {
            assertThat(((Verdict.Keep) verdict(status, "", header)).retryAfter())
                    .isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "Sun, 22 Nov 2026 09:00:00 GMT"})
    void backsOffByItselfWhenItIsToldNothingThatCanBeFollowed(String header) {
        assertThat(((Verdict.Keep) verdict(503, "", header)).retryAfter()).isNull();
    }

    @Test
    void refusesARedirectAndSaysWhere() {
        Reply reply = new Reply(302, null, "https://elsewhere/login", null, new byte[0]);

        assertKept(
                Verdicts.of(reply, HOST, SENT, NOW),
                "redirect refused, set the aggregator's own URL: 302 to https://elsewhere/login");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 404, 405, 500, 502})
    void keepsTheBatchAtAnythingElse(int status) {
        assertKept(verdict(status, "text"), "unexpected answer " + status + ": " + status + " text");
    }

    @Test
    void quotesOnlyTheBeginningOfALongAnswerOnOneLine() {
        assertThat(((Verdict.Keep) verdict(500, "line\r\nbreak\n" + "x".repeat(5000))).problem())
                .asString()
                .startsWith("unexpected answer 500: 500 line break xxx")
                .endsWith("x…")
                .hasSizeLessThan(250);
    }

    private static void assertKept(Verdict verdict, String problem) {
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Keep.class, keep -> {
            assertThat(keep.problem()).hasToString(problem);
            assertThat(keep.retryAfter()).isNull();
        });
    }

    private static String answer(String hostname, int received, int stored) {
        PushAnswer answer = PushAnswer.of(hostname, received, stored, 1675728001, List.of());
        return new String(answer.toJson(), StandardCharsets.UTF_8);
    }

    private static Verdict verdict(int status, String body) {
        return verdict(status, body, null);
    }

    private static Verdict verdict(int status, String body, @Nullable String retryAfter) {
        return Verdicts.of(
                new Reply(status, retryAfter, null, null, body.getBytes(StandardCharsets.UTF_8)), HOST, SENT, NOW);
    }
}
