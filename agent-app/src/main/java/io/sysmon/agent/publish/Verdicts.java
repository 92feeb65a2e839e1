package io.sysmon.agent.publish;

import io.sysmon.protocol.PushAnswer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Judges replies. Pure. */
final class Verdicts {

    /** How long a wrong token waits before it is tried again: somebody has to change something first. */
    private static final Duration UNAUTHORIZED_WAIT = Duration.ofSeconds(60);

    /** Whatever an aggregator asks for, an agent that stays away longer looks dead. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final int LONGEST_QUOTE = 200;

    private Verdicts() {}

    /**
     * What {@code reply} means.
     *
     * @param hostname the name that was pushed under
     * @param sent number of samples pushed
     * @param now for a {@code Retry-After} that is a date
     */
    static Verdict of(Reply reply, String hostname, int sent, Instant now) {
        return switch (reply.status()) {
            case 200 -> ofSuccess(reply, hostname, sent);
            case 400, 415, 422 -> new Verdict.SetAside("refused with " + quote(reply));
            case 413 -> new Verdict.TooLarge("too large: " + quote(reply));
            case 401, 403 -> new Verdict.Keep("the token is not accepted: " + quote(reply), UNAUTHORIZED_WAIT);
            case 429, 503 -> new Verdict.Keep("busy: " + quote(reply), retryAfter(reply.retryAfter(), now));
            case 301, 302, 303, 307, 308 ->
                new Verdict.Keep(
                        "redirect to " + reply.location() + " refused (" + reply.status()
                                + "): set the aggregator's own URL",
                        null);
            default -> new Verdict.Keep("unexpected answer: " + quote(reply), null);
        };
    }

    /** Only a 200 of our aggregator counts: a captive portal or another program on its port answers 200 too. */
    private static Verdict ofSuccess(Reply reply, String hostname, int sent) {
        PushAnswer answer = PushAnswer.parse(reply.body());
        if (answer == null) {
            return new Verdict.Keep("the answer is not an aggregator's: " + quote(reply), null);
        }
        if (!answer.hostname().equals(hostname)) {
            return new Verdict.Keep("the answer is for host " + answer.hostname() + ", not " + hostname, null);
        }
        if (answer.received() != sent) {
            return new Verdict.Keep(
                    "the answer counts " + answer.received() + " samples, " + sent + " were sent", null);
        }
        String problem = answer.failed() == 0
                ? ""
                : answer.failed() + " of " + sent + " samples were not taken: " + quote(reply);
        return new Verdict.Acknowledged(answer, problem);
    }

    /** The header's seconds or date as a wait; {@code null} where it says nothing that can be followed. */
    private static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        Duration wait = header.chars().allMatch(Character::isDigit) ? ofSeconds(header) : untilDate(header, now);
        if (wait == null || wait.isNegative()) {
            return null;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static @Nullable Duration ofSeconds(String digits) {
        return digits.isEmpty()
                ? null
                : digits.length() > 9 ? LONGEST_WAIT : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static @Nullable Duration untilDate(String header, Instant now) {
        try {
            ZonedDateTime date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(now, date.toInstant());
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private static String quote(Reply reply) {
        String text = new String(reply.body(), StandardCharsets.UTF_8).strip().replaceAll("\\p{Cntrl}+", " ");
        String beginning = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        return reply.status() + (beginning.isEmpty() ? "" : " " + beginning);
    }
}
