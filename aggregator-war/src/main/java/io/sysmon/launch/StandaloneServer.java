package io.sysmon.launch;

import io.sysmon.settings.CommandLine;
import io.sysmon.settings.ConfigException;
import io.sysmon.settings.HelpText;
import io.sysmon.settings.Program;
import io.sysmon.settings.Setting;
import io.sysmon.settings.Settings;
import io.sysmon.settings.Source;
import io.sysmon.settings.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code java -jar sysmon.war}: reads the command line, says what is wrong with the settings before anything is opened,
 * then serves until it is closed. Lives in the class loader of the embedded server. {@link #close} may come from any
 * thread.
 */
public final class StandaloneServer implements Callable<Integer>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StandaloneServer.class);
    private static final String HELP = "--help";
    private static final String VERSION = "--version";

    private static final String USAGE = """
            usage: java -jar sysmon.war [FLAG]...
                   java -jar sysmon.war COMMAND [FLAG]...

            Receives, stores and shows what agents push. With a command, works on the database instead of serving it:

              backup FILE                     copy the database as it stands, beside a running server
              check [FILE]                    read all of it and name what is damaged, beside a running server
              compact                         seal all samples and give free space back; asks a running server to
              export [FILE]                   write samples as CSV or JSON lines, beside a running server
              import [FILE]                   store what export wrote; asks a running server to
              token add|list|revoke           make, list and revoke tokens, beside a running server

            COMMAND --help tells more.

            """;

    private final List<String> arguments;
    private final Path war;
    private final Path temp;
    private volatile @Nullable JettyServer running;

    /** Of this archive; {@code temp} is an empty folder for unpacked files, deleted by the caller after {@link #close}. */
    public StandaloneServer(List<String> arguments, Path war, Path temp) {
        this.arguments = List.copyOf(arguments);
        this.war = war;
        this.temp = temp;
    }

    /** Serves until {@link #close}; returns one of {@link ExitCode}. */
    @Override
    public Integer call() throws Exception {
        try {
            CommandLine line = CommandLine.parse(Program.AGGREGATOR, Set.of(HELP, VERSION), arguments);
            return answer(line) ? ExitCode.OK : serve(line);
        } catch (UsageException e) {
            System.err.println(e.getMessage() + "; " + HELP + " lists all flags");
            return ExitCode.USAGE;
        } catch (ConfigException e) {
            e.problems().forEach(problem -> System.err.println("cannot start: " + problem));
            return ExitCode.CONFIG;
        }
    }

    /** Answers what is still in hand, then closes the database. Does nothing when nothing runs. */
    @Override
    public void close() {
        JettyServer server = running;
        if (server != null) {
            server.stop();
        }
    }

    private static boolean answer(CommandLine line) {
        if (!line.operands().isEmpty()) {
            throw new UsageException("unexpected word \"" + line.operands().get(0) + "\"; a command is the first word");
        }
        if (line.has(HELP)) {
            System.out.print(USAGE + HelpText.of(Program.AGGREGATOR));
            return true;
        }
        if (line.has(VERSION)) {
            System.out.println("sysmon aggregator " + version());
            return true;
        }
        return false;
    }

    private int serve(CommandLine line) throws Exception {
        ConsoleLogging.begin();
        Settings settings = Settings.load(
                Program.AGGREGATOR,
                List.of(
                        line.source(),
                        Source.systemProperties(System.getProperties()),
                        Source.environment(System.getenv())),
                Settings.userHome(),
                StandaloneServer::checked);
        JettyServer server =
                new JettyServer(settings.text(Setting.BIND), settings.number(Setting.PORT), Tls.of(settings));
        warnOfOpenDoors(server, settings);
        try {
            server.listen();
        } catch (IOException e) {
            System.err.println("cannot start: " + e.getMessage());
            return ExitCode.PORT_TAKEN;
        }
        running = server;
        server.deploy(war, temp, line.source().values());
        return server.serve();
    }

    private static Settings checked(Settings settings) {
        ConfigException.checkAll(() -> requireViewersThatItCanKnow(settings), () -> Tls.of(settings));
        return settings;
    }

    /** Users, roles and logins are a container's; the server in this archive has none. */
    private static void requireViewersThatItCanKnow(Settings settings) {
        if ("container".equals(settings.text(Setting.VIEWERS))) {
            throw new ConfigException(List.of(Setting.VIEWERS.property()
                    + ": \"container\" needs a container with a realm, such as a Tomcat; java -jar has none, expected open or"
                    + " token"));
        }
    }

    private static void warnOfOpenDoors(JettyServer server, Settings settings) {
        if ("open".equals(settings.text(Setting.VIEWERS)) && !server.isLocal()) {
            LOG.warn(
                    "everybody who reaches this port may look: {}=token asks for a token",
                    Setting.VIEWERS.environment());
        }
    }

    private static String version() {
        String version = StandaloneServer.class.getPackage().getImplementationVersion();
        return version == null ? "of unknown version" : version;
    }
}
