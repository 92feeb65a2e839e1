package io.sysmon.aggregator.command;

import io.sysmon.aggregator.store.Backup;
import io.sysmon.aggregator.store.ReadOnlyStore;
import io.sysmon.settings.UsageException;
import java.nio.file.Path;

/** Copies the database as it stands, beside a running server. */
final class BackupCommand implements Command {

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String help() {
        return """
                usage: java -jar sysmon.war backup FILE [SETTING]...

                Copies the database as it stands at this moment to FILE, which must not exist yet. A server may go on
                running on it. FILE appears when it is whole and on disk, and is a database of its own: to restore it, stop
                the server, put FILE in the place of the database, take away DATABASE-wal and DATABASE-shm, and start.
                """;
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        Path target = Path.of(arguments
                .operand()
                .orElseThrow(() -> new UsageException("backup needs the file to write: backup FILE")));
        try (ReadOnlyStore store = ReadOnlyStore.open(arguments.database());
                ProgressBar bar = new ProgressBar(terminal)) {
            long bytes = Backup.write(store, target, bar);
            bar.say("backed up to " + target + ", " + bytes + " bytes");
        }
        return ExitStatus.OK;
    }
}
