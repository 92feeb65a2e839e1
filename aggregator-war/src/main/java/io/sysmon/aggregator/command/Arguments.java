package io.sysmon.aggregator.command;

import io.sysmon.settings.CommandLine;
import io.sysmon.settings.Program;
import io.sysmon.settings.Setting;
import io.sysmon.settings.Settings;
import io.sysmon.settings.Source;
import io.sysmon.settings.UsageException;
import java.nio.file.Path;
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

/** The words behind a command's name, taken apart. Immutable. */
final class Arguments {

    static final String HELP = "--help";

    private final CommandLine line;
    private final Map<String, List<String>> values;

    private Arguments(CommandLine line, Map<String, List<String>> values) {
        this.line = line;
        this.values = values;
    }

    /**
     * Takes the words apart.
     *
     * @param flags the command's own, each with a value behind it or behind its {@code =}; may be given several times
     * @throws UsageException on a flag that is neither its own nor a setting's, and on one without its value
     */
    static Arguments parse(Set<String> flags, List<String> words) {
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
        return new Arguments(CommandLine.parse(Program.AGGREGATOR, Set.of(HELP), rest), values);
    }

    boolean wantsHelp() {
        return line.has(HELP);
    }

    /**
     * The aggregator's settings, as the server itself would find them here.
     *
     * @throws io.sysmon.settings.ConfigException with everything that is wrong with them
     */
    Settings settings() {
        return Settings.load(
                Program.AGGREGATOR,
                List.of(
                        line.source(),
                        Source.systemProperties(System.getProperties()),
                        Source.environment(System.getenv())),
                Settings.userHome());
    }

    /** The database that the command is about. */
    Path database() {
        return settings().path(Setting.DB);
    }

    /** All values of a flag, in order. */
    List<String> all(String flag) {
        return values.getOrDefault(flag, List.of());
    }

    /** The value of a flag that may be given once. */
    Optional<String> one(String flag) {
        List<String> given = all(flag);
        if (given.size() > 1) {
            throw new UsageException(flag + " was given more than once");
        }
        return given.stream().findFirst();
    }

    /** A moment in Unix seconds, from Unix seconds, an ISO date (its begin, UTC) or an ISO instant. */
    long moment(String flag, long otherwise) {
        return one(flag).map(text -> parseMoment(flag, text)).orElse(otherwise);
    }

    /** The only word that is no flag, if there is one. */
    Optional<String> operand() {
        if (line.operands().size() > 1) {
            throw new UsageException("unexpected word \"" + line.operands().get(1) + '"');
        }
        return line.operands().stream().findFirst();
    }

    /** All words that are no flags, in order. */
    List<String> operands() {
        return line.operands();
    }

    /** For commands that take none. */
    void noOperand() {
        operand().ifPresent(word -> {
            throw new UsageException("unexpected word \"" + word + '"');
        });
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
