package io.sysmon.aggregator.command;

import io.sysmon.aggregator.domain.Refusals;
import io.sysmon.aggregator.ingest.HostRule;
import io.sysmon.aggregator.ingest.Ingest;
import io.sysmon.aggregator.store.Store;
import io.sysmon.protocol.PushLimits;
import io.sysmon.settings.Setting;
import io.sysmon.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
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
                usage: java -jar sysmon.war import [FILE] [--url URL] [--ca FILE] [SETTING]...

                Stores the samples of FILE, or of standard input, in the database, which is made if there is none. Reads
                what export writes, CSV and JSON lines alike, under the rules that pushes are under. A sample that the
                rules refuse is named and left out, and makes the status 1; at a line that cannot be read it stops. What
                was stored before stays; importing a file again changes nothing.

                A server that runs on the database is asked to store them, push by push beside those of the agents, with
                the token of these settings. It is found by the lock beside the database; where it runs in a container,
                name it with --url URL, its address with the context path. Without a server the command takes the lock.
                An https server is trusted as Java trusts, or by --ca FILE: PEM, an authority or the server's certificate.
                """;
    }

    @Override
    public Set<String> flags() {
        return RunningServer.FLAGS;
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        @Nullable String file = arguments.operand().orElse(null);
        Settings settings = arguments.settings();
        Optional<RunningServer> server = RunningServer.find(arguments, settings, settings.path(Setting.DB));
        if (file == null) {
            return run(server, settings, new Source(terminal.in(), 0), terminal);
        }
        Path path = Path.of(file);
        try (InputStream in = Files.newInputStream(path)) {
            return run(server, settings, new Source(in, Files.size(path)), terminal);
        }
    }

    /** @param size in bytes, 0 when it is not known */
    private record Source(InputStream in, long size) {}

    private static int run(Optional<RunningServer> server, Settings settings, Source source, Terminal terminal)
            throws IOException {
        if (server.isPresent()) {
            return run(server.get(), settings, source, terminal);
        }
        int maxSamples = settings.number(Setting.MAX_SAMPLES);
        try (Store store = LocalStore.open(settings)) {
            Ingest ingest = new Ingest(store, new PushLimits(maxSamples), InstantSource.system(), new Refusals());
            return run(push -> ingest.accept(new ByteArrayInputStream(push), HostRule.ANY), settings, source, terminal);
        }
    }

    private static int run(PushTarget target, Settings settings, Source source, Terminal terminal) throws IOException {
        try (ProgressBar bar = new ProgressBar(terminal)) {
            Lines lines = new Lines(source.in, settings.bytes(Setting.MAX_BODY));
            return new Importing(target, bar, source.size).run(lines, settings.number(Setting.MAX_SAMPLES));
        }
    }
}
