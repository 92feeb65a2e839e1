package io.sysmon.agent.publish;

import io.sysmon.protocol.PushCoding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which form one aggregator gets: rows until it says that it reads columns, and for an hour after columns went wrong, as
 * when an older aggregator took its place or something on the way takes offence at the coding. Confined to one thread.
 */
final class PushFormChoice {

    private static final Duration ROWS_AFTER_REFUSAL = Duration.ofHours(1);
    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");

    private final Clock clock;
    private boolean readsColumns;
    private Instant rowsUntil = Instant.MIN;

    PushFormChoice(Clock clock) {
        this.clock = clock;
    }

    /** The form of the next push. */
    PushForm next() {
        return readsColumns && !clock.instant().isBefore(rowsUntil) ? PushForm.COLUMNS : PushForm.ROWS;
    }

    /** A push was acknowledged with this {@code Accept-Encoding}. */
    void heard(@Nullable String acceptEncoding) {
        readsColumns = acceptEncoding != null
                && SEPARATOR.splitAsStream(acceptEncoding).anyMatch(PushCoding.NAME::equalsIgnoreCase);
    }

    /** A push of columns came back with {@code status}, not acknowledged; whether rows may do better, and come next. */
    boolean fallsBack(int status) {
        boolean formMayBeToBlame = switch (status) {
            case 200, 400, 404, 405, 406, 415, 422, 501 -> true;
            default -> false;
        };
        if (formMayBeToBlame) {
            rowsUntil = clock.instant().plus(ROWS_AFTER_REFUSAL);
        }
        return formMayBeToBlame;
    }
}
