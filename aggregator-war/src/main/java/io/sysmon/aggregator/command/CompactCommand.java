package io.sysmon.aggregator.command;

import io.sysmon.aggregator.config.AggregatorConfig;
import io.sysmon.aggregator.store.Store;
import io.sysmon.aggregator.upkeep.Compacted;
import io.sysmon.aggregator.upkeep.Upkeep;
import io.sysmon.aggregator.upkeep.UpkeepSettings;
import io.sysmon.settings.Setting;
import io.sysmon.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Seals what a database has and gives its free space back; a server that runs on it is asked to. */
final class CompactCommand implements Command {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    @Override
    public String name() {
        return "compact";
    }

    @Override
    public String help() {
        return """
                usage: java -jar sysmon.war compact [--url URL] [--ca FILE] [SETTING]...

                Merges all samples into sealed runs and roll-ups, drops what is older than it is kept for, and gives free
                space back to the file system. A server does the same by itself, hour by hour; this does it now, the
                current hour included, as after an import.

                A server that runs on the database is asked to do it, beside its pushes, with the token of these settings.
                It is found by the lock beside the database; where it runs in a container, name it with --url URL, its
                address with the context path. Without a server the command does it itself and holds the lock meanwhile.
                An https server is trusted as Java trusts, or by --ca FILE: PEM, an authority or the server's certificate.
                """;
    }

    @Override
    public Set<String> flags() {
        return RunningServer.FLAGS;
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        Settings settings = arguments.settings();
        arguments.noOperand();
        Path database = settings.path(Setting.DB);
        Optional<RunningServer> server = RunningServer.find(arguments, settings, database);
        try (ProgressBar bar = new ProgressBar(terminal)) {
            return server.isPresent() ? ask(server.get(), bar) : compact(database, settings, bar);
        }
    }

    private static int compact(Path database, Settings settings, ProgressBar bar) {
        if (!Files.exists(database)) {
            bar.say("cannot open " + database + ": there is no such file");
            return ExitStatus.FAILED;
        }
        AggregatorConfig.Retention kept = AggregatorConfig.Retention.of(settings);
        try (Store store = LocalStore.open(settings)) {
            Upkeep upkeep =
                    new Upkeep(store, new UpkeepSettings(kept.samples(), kept.minutes(), kept.hours(), kept.bytes()));
            return tell(database.toString(), upkeep.compact(bar), bar);
        }
    }

    private static int ask(RunningServer server, ProgressBar bar) throws IOException {
        Map<String, String> status = server.compact().fields();
        String number = status.getOrDefault("number", "");
        while (Set.of("waiting", "running").contains(status.getOrDefault("state", ""))
                && number.equals(status.get("number"))) {
            bar.advanced(status.getOrDefault("part", ""), numberOf(status, "done"), numberOf(status, "total"));
            RunningServer.pause(LOOK_EVERY);
            status = server.compaction().fields();
        }
        if (!number.equals(status.get("number")) || !"done".equals(status.get("state"))) {
            throw new ServerException("the server at " + server.base() + " did not end the compaction: "
                    + status.getOrDefault("problem", "it was started again meanwhile"));
        }
        boolean complete = Boolean.parseBoolean(status.get("complete"));
        Compacted compacted =
                new Compacted(numberOf(status, "bytes_before"), numberOf(status, "bytes_after"), complete);
        return tell("the database of the server at " + server.base(), compacted, bar);
    }

    private static int tell(String what, Compacted compacted, ProgressBar bar) {
        bar.say("compacted " + what + ": " + compacted.bytesBefore() + " bytes before, " + compacted.bytesAfter()
                + " after");
        if (!compacted.complete()) {
            bar.say("some samples could not be sealed yet; they will be with their hour, or by the next compact");
        }
        return compacted.complete() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private static long numberOf(Map<String, String> status, String name) {
        String text = status.getOrDefault(name, "");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
