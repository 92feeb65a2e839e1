package io.sysmon.aggregator.command;

import io.sysmon.settings.CommandFlags;
import io.sysmon.settings.CommandLine;
import io.sysmon.settings.Program;
import io.sysmon.settings.Setting;
import io.sysmon.settings.Settings;
import io.sysmon.settings.Source;
import io.sysmon.settings.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words behind a command's name, taken apart. Immutable. */
final class Arguments {

    static final String HELP = "--help";

    private final CommandLine line;
    private final CommandFlags flags;

    private Arguments(CommandLine line, CommandFlags flags) {
        this.line = line;
        this.flags = flags;
    }

    /**
     * Takes the words apart.
     *
     * @param flags the command's own, each with a value behind it or behind its {@code =}; may be given several times
     * @throws UsageException on a flag that is neither its own nor a setting's, and on one without its value
     */
    static Arguments parse(Set<String> flags, List<String> words) {
        CommandFlags own = CommandFlags.take(flags, words);
        return new Arguments(CommandLine.parse(Program.AGGREGATOR, Set.of(HELP), own.rest()), own);
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
        return flags.all(flag);
    }

    /** The value of a flag that may be given once. */
    Optional<String> one(String flag) {
        return flags.one(flag);
    }

    /** A moment in Unix seconds, from Unix seconds, an ISO date (its begin, UTC) or an ISO instant. */
    long moment(String flag, long otherwise) {
        return flags.moment(flag, otherwise);
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
}
