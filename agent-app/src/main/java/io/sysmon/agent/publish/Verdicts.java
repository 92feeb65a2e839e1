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
            case 400, 415, 422 -> new Verdict.SetAside(problem("refused", reply));
            case 413 -> new Verdict.TooLarge(problem("too large", reply));
            case 401, 403 -> new Verdict.Keep(problem("the token is not accepted", reply), UNAUTHORIZED_WAIT);
            case 429, 503 -> new Verdict.Keep(problem("busy", reply), retryAfter(reply.retryAfter(), now));
            case 301, 302, 303, 307, 308 -> keep("redirect refused, set the aggregator's own URL", redirect(reply));
            default -> keep("unexpected answer " + reply.status(), quote(reply));
        };
    }

    /** What {@code reply} to columns means when they may be to blame: the same samples go as rows, at once. */
    static Verdict ofColumnsRefused(Reply reply) {
        return new Verdict.Keep(problem("columns are not taken, rows are sent", reply), Duration.ZERO);
    }

    /** Only a 200 of our aggregator counts: a captive portal or another program on its port answers 200 too. */
    private static Verdict ofSuccess(Reply reply, String hostname, int sent) {
        PushAnswer answer = PushAnswer.parse(reply.body());
        if (answer == null) {
            return keep("the answer is not an aggregator's", quote(reply));
        }
        if (!answer.hostname().equals(hostname)) {
            return keep("the answer is for another host", answer.hostname() + ", not " + hostname);
        }
        if (answer.received() != sent) {
            return keep("the answer counts other samples", answer.received() + ", not " + sent);
        }
        return new Verdict.Acknowledged(
                answer, answer.failed() == 0 ? null : problem("not every sample was taken", reply));
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

    private static Verdict.Keep keep(String kind, String detail) {
        return new Verdict.Keep(new Problem(kind, detail), null);
    }

    private static Problem problem(String kind, Reply reply) {
        return new Problem(kind, quote(reply));
    }

    private static String redirect(Reply reply) {
        return reply.status() + " to " + reply.location();
    }

    private static String quote(Reply reply) {
        String text = new String(reply.body(), StandardCharsets.UTF_8).strip().replaceAll("\\p{Cntrl}+", " ");
        String beginning = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        return reply.status() + (beginning.isEmpty() ? "" : " " + beginning);
    }
}
