package io.sysmon.aggregator.command;

import io.sysmon.aggregator.ingest.IngestUnavailableException;
import io.sysmon.aggregator.store.StoreException;
import io.sysmon.aggregator.store.StoreFullException;
import io.sysmon.aggregator.store.StoreUnavailableException;
import io.sysmon.settings.ConfigException;
import io.sysmon.settings.HelpText;
import io.sysmon.settings.Program;
import io.sysmon.settings.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** {@code java -jar sysmon.war COMMAND}: finds the command, runs it once, and says in one line what went wrong. */
public final class Commands implements Callable<Integer> {

    private static final List<Command> ALL = List.of(
            new BackupCommand(),
            new CheckCommand(),
            new CompactCommand(),
            new ExportCommand(),
            new ImportCommand(),
            new TokenCommand());

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final List<String> words;
    private final Terminal terminal;

    /** Of a command line that begins with the command's name. */
    public Commands(List<String> words, InputStream in, PrintStream out, PrintStream err) {
        this(words, new Terminal(in, out, err, isWatched()));
    }

    Commands(List<String> words, Terminal terminal) {
        this.words = List.copyOf(words);
        this.terminal = terminal;
    }

    /** The names of all commands, in the order of {@code --help}. */
    static List<String> names() {
        return ALL.stream().map(Command::name).toList();
    }

    /** Runs it and returns one of {@link ExitStatus}. */
    @Override
    public Integer call() {
        try {
            return run(find());
        } catch (UsageException e) {
            terminal.err().println(e.getMessage() + "; " + Arguments.HELP + " tells more");
            return ExitStatus.USAGE;
        } catch (ConfigException e) {
            e.problems().forEach(terminal.err()::println);
            return ExitStatus.CONFIG;
        } catch (StoreException
                | StoreFullException
                | StoreUnavailableException
                | IngestUnavailableException
                | ServerException e) {
            terminal.err().println(e.getMessage());
            return ExitStatus.FAILED;
        } catch (UncheckedIOException | IOException e) {
            terminal.err().println("cannot read or write: " + e.getMessage());
            return ExitStatus.FAILED;
        }
    }

    private int run(Command command) throws IOException {
        Arguments arguments = Arguments.parse(command.flags(), words.subList(1, words.size()));
        if (arguments.wantsHelp()) {
            terminal.out()
                    .print(command.help()
                            + "\nEnds with 0 when all was done, 1 when it failed or found something wrong, 2"
                            + " for a wrong command line,\n78 for wrong settings.\n\n"
                            + HelpText.of(Program.AGGREGATOR));
            return ExitStatus.OK;
        }
        return command.run(arguments, terminal);
    }

    private Command find() {
        Optional<Command> command =
                ALL.stream().filter(known -> known.name().equals(words.get(0))).findFirst();
        return command.orElseThrow(() -> new UsageException("unknown command \"" + words.get(0) + "\", expected "
                + names().stream().collect(Collectors.joining(", "))));
    }

    /** Whether standard error goes to a terminal, as Linux tells; elsewhere nobody is taken to be watching. */
    private static boolean isWatched() {
        try {
            String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }
}
