package io.sysmon.agent.command;

import io.sysmon.agent.config.AgentConfig;
import io.sysmon.agent.outbox.OutboxException;
import io.sysmon.settings.CommandFlags;
import io.sysmon.settings.CommandLine;
import io.sysmon.settings.HelpText;
import io.sysmon.settings.Program;
import io.sysmon.settings.Settings;
import io.sysmon.settings.Source;
import io.sysmon.settings.UsageException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the command that a command line begins with, and runs it once. */
public final class OutboxCommands {

    private static final List<OutboxCommand> ALL = List.of(new StatusCommand(), new HistoryCommand());
    private static final String HELP = "--help";

    private final Map<String, String> environment;
    private final InstantSource clock;
    private final PrintStream out;
    private final PrintStream err;

    /** Prints answers to {@code out} and problems to {@code err}. */
    public OutboxCommands(Map<String, String> environment, InstantSource clock, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /** Whether {@code words} begin with the name of a command. */
    public static boolean isMeant(List<String> words) {
        return find(words).isPresent();
    }

    /**
     * Runs the command that {@code words} begin with.
     *
     * @return the exit code
     * @throws UsageException when the words behind its name cannot be understood
     * @throws io.sysmon.settings.ConfigException with everything that is wrong with the settings
     */
    public int run(List<String> words) {
        OutboxCommand command = find(words).orElseThrow();
        CommandFlags own = CommandFlags.take(command.flags(), words.subList(1, words.size()));
        CommandLine line = CommandLine.parse(Program.AGENT, Set.of(HELP), own.rest());
        if (line.has(HELP)) {
            out.print(command.help() + "\n" + HelpText.of(Program.AGENT));
            return ExitStatus.WELL;
        }
        List<Source> sources = List.of(
                line.source(), Source.systemProperties(System.getProperties()), Source.environment(environment));
        AgentConfig config = Settings.load(Program.AGENT, sources, Settings.userHome(), AgentConfig::of);
        try {
            return command.run(new OutboxCommand.Question(own, line.operands(), config, clock.instant()), out, err);
        } catch (OutboxException unreadable) {
            err.println("error: " + unreadable.getMessage());
            return ExitStatus.UNKNOWN;
        }
    }

    private static Optional<OutboxCommand> find(List<String> words) {
        return words.isEmpty()
                ? Optional.empty()
                : ALL.stream()
                        .filter(command -> command.name().equals(words.get(0)))
                        .findFirst();
    }
}
