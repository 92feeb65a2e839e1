package io.sysmon.settings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The flags that only one command has, taken out of the words behind its name. Immutable.
 *
 * @param values of each flag that was given, in order
 * @param rest all other words, in order, for {@link CommandLine#parse}
 */
public record CommandFlags(Map<String, List<String>> values, List<String> rest) {

    /**
     * Takes the flags out of {@code words}.
     *
     * @param flags each with a value behind it or behind its {@code =}; may be given several times
     * @throws UsageException on one without its value
     */
    public static CommandFlags take(Set<String> flags, List<String> words) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<String> rest = new ArrayList<>();
        Iterator<String> iterator = words.iterator();
        while (iterator.hasNext()) {
            String word = iterator.next();
            int equals = word.indexOf('=');
            String flag = equals < 0 ? word : word.substring(0, equals);
            if (!flags.contains(flag)) {
                rest.add(word);
                continue;
            }
            if (equals < 0 && !iterator.hasNext()) {
                throw new UsageException(flag + " needs a value");
            }
            String value = equals < 0 ? iterator.next() : word.substring(equals + 1);
            values.computeIfAbsent(flag, first -> new ArrayList<>()).add(value);
        }
        return new CommandFlags(values, rest);
    }

    /** All values of a flag, in order. */
    public List<String> all(String flag) {
        return values.getOrDefault(flag, List.of());
    }

    /**
     * The value of a flag that may be given once.
     *
     * @throws UsageException when it was given more than once
     */
    public Optional<String> one(String flag) {
        List<String> given = all(flag);
        if (given.size() > 1) {
            throw new UsageException(flag + " was given more than once");
        }
        return given.stream().findFirst();
    }

    /**
     * A moment in Unix seconds, from Unix seconds, an ISO date (its begin, UTC) or an ISO instant.
     *
     * @throws UsageException when it is none of them
     */
    public long moment(String flag, long otherwise) {
        return one(flag).map(text -> parseMoment(flag, text)).orElse(otherwise);
    }

    private static long parseMoment(String flag, String text) {
        try {
            if (text.matches("\\d{1,12}")) {
                return Long.parseLong(text);
            }
            return text.contains("T")
                    ? Instant.parse(text).getEpochSecond()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        } catch (DateTimeParseException unreadable) {
            throw new UsageException(flag + " must be Unix seconds, a date such as 2026-01-31 or a time such as"
                    + " 2026-01-31T08:00:00Z, found \"" + text + '"');
        }
    }
}
