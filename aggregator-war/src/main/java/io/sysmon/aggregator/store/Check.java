package io.sysmon.aggregator.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads all of a database, whether or not a server runs on it, and tells everything that is wrong: the header and the size
 * of the file, the schema, SQLite's own structures, and every run and roll-up, decoded to its last value. Confined to one
 * thread.
 */
public final class Check {

    static final String CHECK_STRUCTURES = "PRAGMA integrity_check(100)";

    private static final String SOUND = "ok";

    private final Consumer<String> problems;
    private final Progress progress;
    private long found;

    /** Tells every problem, one call each, and how far it is. */
    public Check(Consumer<String> problems, Progress progress) {
        this.problems = problems;
        this.progress = progress;
    }

    /** Checks a file; never throws for what is wrong with it. */
    public Result run(Path file) {
        try (ReadOnlyStore store = ReadOnlyStore.open(file)) {
            Schema.problems(store.database()).forEach(this::report);
            checkStructures(store);
            RunCheck runs = new RunCheck(store.connection(), this::report, progress);
            return new Result(runs.checkRuns(), runs.checkRollups(), found);
        } catch (StoreException broken) {
            report(String.valueOf(broken.getMessage()));
        } catch (SQLException broken) {
            report("cannot read " + file + ": " + broken.getMessage());
        }
        return new Result(0, 0, found);
    }

    private void checkStructures(ReadOnlyStore store) throws SQLException {
        progress.advanced("structures", 0, 0);
        try (Statement statement = store.connection().createStatement();
                ResultSet row = statement.executeQuery(CHECK_STRUCTURES)) {
            while (row.next()) {
                for (String line : linesOf(row.getString(1))) {
                    report("structures: " + line);
                }
            }
        }
    }

    private static List<String> linesOf(String text) {
        return text.equals(SOUND) ? List.of() : text.lines().toList();
    }

    private void report(String problem) {
        found++;
        problems.accept(problem);
    }

    /**
     * What was read.
     *
     * @param runs how many runs, the damaged ones included
     * @param rollups how many rows of roll-ups, the damaged ones included
     * @param problems how many problems were told
     */
    public record Result(long runs, long rollups, long problems) {}
}
