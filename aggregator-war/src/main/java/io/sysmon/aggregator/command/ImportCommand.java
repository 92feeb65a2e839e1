package io.sysmon.aggregator.command;

import io.sysmon.aggregator.config.AggregatorConfig;
import io.sysmon.aggregator.ingest.Ingest;
import io.sysmon.aggregator.store.Store;
import io.sysmon.aggregator.store.StoreSettings;
import io.sysmon.protocol.PushLimits;
import io.sysmon.settings.Setting;
import io.sysmon.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Stores what an export wrote, by the way that pushes take. */
final class ImportCommand implements Command {

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String help() {
        return """
                usage: java -jar sysmon.war import [FILE] [SETTING]...

                Stores the samples of FILE, or of standard input, in the database, which is made if there is none. Reads
                what export writes, CSV and JSON lines alike, under the rules that pushes are under. A sample that the
                rules refuse is named and left out, and makes the status 1; at a line that cannot be read it stops. What
                was stored before stays; importing a file again changes nothing.

                Takes the database's lock: it is refused while a server runs on it. Stop the server, or send the lines of a
                JSON lines file to it as pushes. (A server that imports by itself, in small steps, is later work.)
                """;
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        @Nullable String file = arguments.operand().orElse(null);
        Settings settings = arguments.settings();
        if (file == null) {
            return run(settings, terminal, terminal.in(), 0);
        }
        Path path = Path.of(file);
        try (InputStream in = Files.newInputStream(path)) {
            return run(settings, terminal, in, Files.size(path));
        }
    }

    private static int run(Settings settings, Terminal terminal, InputStream in, long size) throws IOException {
        AggregatorConfig.Limits limits = AggregatorConfig.Limits.of(settings);
        InstantSource clock = InstantSource.system();
        StoreSettings storeSettings = new StoreSettings(
                settings.path(Setting.DB),
                settings.duration(Setting.ONLINE),
                limits.maxSeries(),
                limits.queuedPushes(),
                limits.diskReserveBytes(),
                clock);
        try (Store store = Store.open(storeSettings);
                ProgressBar bar = new ProgressBar(terminal)) {
            Ingest ingest = new Ingest(store, new PushLimits(limits.maxSamples()), clock);
            Importing importing = new Importing(ingest, bar, size);
            return importing.run(new Lines(in, limits.maxBodyBytes()), limits.maxSamples());
        }
    }
}
