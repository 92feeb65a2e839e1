package io.sysmon.settings;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with units, as operators write them: {@code 10s}, {@code 7d}, {@code 32MiB}. Pure functions. */
public final class Quantities {

    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,18})\\s*([A-Za-z]*)");

    private static final Map<String, Duration> TIME_UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private static final Map<String, Long> SIZE_UNITS = Map.of(
            "B", 1L,
            "KiB", 1L << 10,
            "MiB", 1L << 20,
            "GiB", 1L << 30,
            "TiB", 1L << 40,
            "KB", 1_000L,
            "MB", 1_000_000L,
            "GB", 1_000_000_000L,
            "TB", 1_000_000_000_000L);

    private Quantities() {}

    /**
     * A positive duration such as {@code 500ms}, {@code 10s}, {@code 5m}, {@code 24h} or {@code 7d}.
     *
     * @throws IllegalArgumentException with what was expected
     */
    public static Duration parseDuration(String text) {
        String expected = "expected a positive duration with its unit, such as 500ms, 10s, 5m, 24h or 7d";
        Matcher quantity = QUANTITY.matcher(text);
        Duration unit = quantity.matches() ? TIME_UNITS.get(quantity.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(expected);
        }
        try {
            Duration duration = unit.multipliedBy(Long.parseLong(quantity.group(1)));
            if (!duration.isZero() && duration.toMillis() > 0) {
                return duration;
            }
        } catch (ArithmeticException tooLong) {
            throw new IllegalArgumentException(expected, tooLong);
        }
        throw new IllegalArgumentException(expected);
    }

    /**
     * A number of bytes as {@link #parseBytes} takes it, or {@code 0B}.
     *
     * @throws IllegalArgumentException with what was expected
     */
    public static Long parseBytesOrNone(String text) {
        return text.equals("0B") ? Long.valueOf(0) : parseBytes(text);
    }

    /**
     * A positive number of bytes such as {@code 32MiB}, {@code 10GB} or {@code 4096B}.
     *
     * @throws IllegalArgumentException with what was expected
     */
    public static Long parseBytes(String text) {
        String expected = "expected a positive size with its unit, such as 512KiB, 32MiB, 10GB";
        Matcher quantity = QUANTITY.matcher(text);
        Long unit = quantity.matches() ? SIZE_UNITS.get(quantity.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(expected);
        }
        try {
            long bytes = Math.multiplyExact(Long.parseLong(quantity.group(1)), unit);
            if (bytes > 0) {
                return bytes;
            }
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException(expected, tooLarge);
        }
        throw new IllegalArgumentException(expected);
    }
}
