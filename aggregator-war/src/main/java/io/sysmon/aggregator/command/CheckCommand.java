package io.sysmon.aggregator.command;

import io.sysmon.aggregator.store.Check;
import java.nio.file.Path;

/** Reads all of a database and names what is wrong with it. */
final class CheckCommand implements Command {

    /** Problems that are named; the rest are counted. */
    static final int MOST_NAMED = 100;

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String help() {
        return """
                usage: java -jar sysmon.war check [FILE] [SETTING]...

                Reads all of the database, or of FILE, for example a backup: header and size, schema, SQLite's own
                structures, and every run and roll-up to its last value. Names each damaged one with its host and span,
                the first 100; changes nothing. A server may go on running on it.
                """;
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        Path database = arguments.database();
        Path file = arguments.operand().map(Path::of).orElse(database);
        Check.Result result;
        try (ProgressBar bar = new ProgressBar(terminal)) {
            result = new Check(new Named(terminal, bar)::problem, bar).run(file);
        }
        terminal.out()
                .println("checked " + result.runs() + " runs and " + result.rollups() + " roll-ups of " + file + ": "
                        + counted(result.problems()));
        return result.problems() == 0 ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private static String counted(long problems) {
        return problems == 0 ? "no problem" : problems == 1 ? "1 problem" : problems + " problems";
    }

    /** Writes the first problems and says that there are more. */
    private static final class Named {

        private final Terminal terminal;
        private final ProgressBar bar;
        private int count;

        Named(Terminal terminal, ProgressBar bar) {
            this.terminal = terminal;
            this.bar = bar;
        }

        void problem(String problem) {
            count++;
            if (count <= MOST_NAMED) {
                bar.close();
                terminal.out().println(problem);
            } else if (count == MOST_NAMED + 1) {
                bar.say("there are more problems, which are counted");
            }
        }
    }
}
