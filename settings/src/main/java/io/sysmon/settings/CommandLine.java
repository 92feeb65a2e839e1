package io.sysmon.settings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A command line taken apart. Immutable.
 *
 * @param source the settings it gives
 * @param switches the flags without a value that it gives, for example {@code --once}
 * @param operands the words that are no flags, in order
 */
public record CommandLine(Source source, Set<String> switches, List<String> operands) {

    private static final String NAME = "command line";

    /**
     * Takes {@code arguments} apart. A flag's value follows it, or stands behind its {@code =}; everything behind a
     * lone {@code --} is an operand.
     *
     * @param switches the flags without a value that the program has
     * @throws UsageException on a flag that the program does not have, one without its value, one given twice
     */
    public static CommandLine parse(Program program, Set<String> switches, List<String> arguments) {
        return new Parsing(program, switches).parse(arguments);
    }

    /** Whether {@code flag}, one of the program's switches, was given. */
    public boolean has(String flag) {
        return switches.contains(flag);
    }

    /** One command line while it is taken apart. */
    private static final class Parsing {

        private final Program program;
        private final Set<String> knownSwitches;
        private final Map<Setting, String> values = new EnumMap<>(Setting.class);
        private final Set<String> given = new TreeSet<>();
        private final List<String> operands = new ArrayList<>();

        Parsing(Program program, Set<String> knownSwitches) {
            this.program = program;
            this.knownSwitches = knownSwitches;
        }

        CommandLine parse(List<String> arguments) {
            Iterator<String> words = arguments.iterator();
            while (words.hasNext()) {
                String word = words.next();
                if (word.equals("--")) {
                    words.forEachRemaining(operands::add);
                } else if (word.startsWith("-")) {
                    readFlag(word, words);
                } else {
                    operands.add(word);
                }
            }
            return new CommandLine(new Source(NAME, values, List.of(), List.of()), given, operands);
        }

        private void readFlag(String word, Iterator<String> rest) {
            if (knownSwitches.contains(word)) {
                given.add(word);
                return;
            }
            int equals = word.indexOf('=');
            String flag = equals < 0 ? word : word.substring(0, equals);
            Setting setting = settingOf(flag);
            if (equals < 0 && !rest.hasNext()) {
                throw new UsageException(
                        flag + " needs a value: " + flag + " " + setting.kind().placeholder());
            }
            put(setting, equals < 0 ? rest.next() : word.substring(equals + 1));
        }

        private Setting settingOf(String flag) {
            Optional<Setting> setting = Setting.byFlag(program, flag);
            if (setting.isPresent()) {
                return setting.get();
            }
            Set<String> known = new TreeSet<>(knownSwitches);
            Setting.of(program).forEach(candidate -> known.add(candidate.flag()));
            throw new UsageException("unknown flag " + flag + Nearest.suggestion(flag, known));
        }

        private void put(Setting setting, String value) {
            if (value.isBlank()) {
                throw new UsageException(setting.flag() + " has an empty value");
            }
            String former = values.get(setting);
            if (former != null && !setting.kind().isList()) {
                throw new UsageException(setting.flag() + " was given more than once");
            }
            values.put(setting, former == null ? value : former + ',' + value);
        }
    }
}
