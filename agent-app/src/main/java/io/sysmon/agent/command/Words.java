package io.sysmon.agent.command;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/** Numbers and times as people read them. Pure functions. */
final class Words {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final double KIB = 1 << 10;
    private static final double MIB = 1 << 20;

    private Words() {}

    /** {@code 12 s ago}, {@code 3 min ago}, {@code never} for 0. */
    static String ago(long epochSeconds, Instant now) {
        if (epochSeconds == 0) {
            return "never";
        }
        long seconds = now.getEpochSecond() - epochSeconds;
        return seconds < 0 ? "in " + span(-seconds) : span(seconds) + " ago";
    }

    /** {@code 12 s}, {@code 3 min}, {@code 5 h}, {@code 2 d}: the largest whole unit of which there are two at least. */
    static String span(long seconds) {
        if (seconds < 2 * MINUTE) {
            return seconds + " s";
        }
        if (seconds < 2 * HOUR) {
            return seconds / MINUTE + " min";
        }
        return seconds < 2 * DAY ? seconds / HOUR + " h" : seconds / DAY + " d";
    }

    /** {@code 17 KiB}, {@code 14.1 MiB}. */
    static String bytes(long bytes) {
        return bytes < MIB
                ? String.format(Locale.ROOT, "%.0f KiB", bytes / KIB)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / MIB);
    }

    /** {@code 43,200}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 43,200 ticks}, {@code 1 tick}. */
    static String ticks(long count) {
        return count(count) + (count == 1 ? " tick" : " ticks");
    }

    /** All digits and no exponent; reads back to the same number. */
    static String number(double value) {
        String plain = new BigDecimal(Double.toString(value)).toPlainString();
        return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }
}
