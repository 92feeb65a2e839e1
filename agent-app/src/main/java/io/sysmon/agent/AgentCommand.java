package io.sysmon.agent;

import io.sysmon.agent.collect.Sampler;
import io.sysmon.agent.command.OutboxCommands;
import io.sysmon.agent.config.AgentConfig;
import io.sysmon.agent.config.AgentTls;
import io.sysmon.agent.config.AgentToken;
import io.sysmon.agent.outbox.OutboxException;
import io.sysmon.agent.outbox.OutboxReader;
import io.sysmon.protocol.HostIdentity;
import io.sysmon.settings.CommandLine;
import io.sysmon.settings.ConfigException;
import io.sysmon.settings.HelpText;
import io.sysmon.settings.Program;
import io.sysmon.settings.Settings;
import io.sysmon.settings.Source;
import io.sysmon.settings.UsageException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a command line of the agent says. */
final class AgentCommand {

    private static final Logger log = LoggerFactory.getLogger(AgentCommand.class);

    private static final int DONE = 0;

    /** {@code EX_TEMPFAIL} of sysexits.h: systemd starts the agent again after some seconds. */
    private static final int TRY_AGAIN = 75;

    private static final String ONCE = "--once";
    private static final String HELP = "--help";
    private static final String VERSION = "--version";
    private static final Set<String> SWITCHES = Set.of(ONCE, HELP, VERSION);

    private static final String USAGE = """
        usage: java -jar sysmon-agent.jar [--once] [settings]
               java -jar sysmon-agent.jar status|history ...

        Measures this host, keeps the samples in a local SQLite file and pushes them to the aggregator.

          status                        how the agent of this host is; "status --help" tells more
          history METRIC                samples of this host; "history --help" tells more
          --once                        take two readings, print the body of one push and end; nothing is written or
                                        pushed, and "instance" is there when the agent has run here before
          --help                        print this
          --version                     print the version

        """;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    /** Prints results to {@code out} and problems to {@code err}. */
    AgentCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** Does what {@code arguments} say, and returns when it is done or stopped; the exit code. */
    int run(List<String> arguments) throws InterruptedException {
        try {
            if (OutboxCommands.isMeant(arguments)) {
                return new OutboxCommands(environment, Clock.systemUTC(), out, err).run(arguments);
            }
            CommandLine commandLine = CommandLine.parse(Program.AGENT, SWITCHES, arguments);
            if (!commandLine.operands().isEmpty()) {
                throw new UsageException(
                        "unexpected word " + commandLine.operands().get(0));
            }
            return run(commandLine);
        } catch (UsageException mistake) {
            return fail(UsageException.EXIT_CODE, List.of(mistake.getMessage() + "; see --help"));
        } catch (ConfigException mistakes) {
            return fail(ConfigException.EXIT_CODE, mistakes.problems());
        } catch (OutboxException unusable) {
            int exitCode = unusable.mayPass() ? TRY_AGAIN : ConfigException.EXIT_CODE;
            return fail(exitCode, List.of(String.valueOf(unusable.getMessage())));
        }
    }

    private int run(CommandLine commandLine) throws InterruptedException {
        if (commandLine.has(HELP)) {
            out.print(USAGE + HelpText.of(Program.AGENT));
            return DONE;
        }
        if (commandLine.has(VERSION)) {
            out.println("sysmon-agent " + Identity.version());
            return DONE;
        }
        List<Source> sources = List.of(
                commandLine.source(), Source.systemProperties(System.getProperties()), Source.environment(environment));
        return commandLine.has(ONCE)
                ? printOnce(Settings.load(Program.AGENT, sources, Settings.userHome(), AgentConfig::of))
                : runAgent(Settings.load(Program.AGENT, sources, Settings.userHome(), Startable::of));
    }

    /** What the agent runs with, checked as a whole. */
    private record Startable(
            Settings settings,
            AgentConfig config,
            AgentToken token,
            @Nullable SSLContext tls) {

        /** Finds the problems of the settings, the token and the certificates before it refuses. */
        static Startable of(Settings settings) {
            List<String> problems = new ArrayList<>();
            AgentConfig config = collecting(problems, () -> AgentConfig.of(settings));
            AgentToken token = collecting(problems, () -> AgentToken.of(settings));
            Optional<SSLContext> tls = collecting(problems, () -> Optional.ofNullable(AgentTls.of(settings)));
            if (config == null || token == null || tls == null) {
                throw new ConfigException(problems);
            }
            return new Startable(settings, config, token, tls.orElse(null));
        }

        private static <T> @Nullable T collecting(List<String> problems, Supplier<T> load) {
            try {
                return load.get();
            } catch (ConfigException mistakes) {
                problems.addAll(mistakes.problems());
                return null;
            }
        }
    }

    private int printOnce(AgentConfig config) throws InterruptedException {
        ScheduledExecutorService thread = AgentThreads.single("sysmon-once");
        ExecutorService background = AgentThreads.cached("sysmon-background");
        try {
            String instance = OutboxReader.instanceOf(config.outbox().file()).orElse(null);
            HostIdentity host = Identity.of(config, instance);
            Sampler sampler = new Sampler(Agent.kernelCollectors(config, background), System::nanoTime);
            byte[] body = Once.read(thread, Clock.systemUTC(), config.interval(), sampler, host);
            out.write(body, 0, body.length);
            out.println();
            out.flush();
            return DONE;
        } finally {
            thread.shutdownNow();
            background.shutdownNow();
        }
    }

    private int runAgent(Startable startable) throws InterruptedException {
        startable.settings.warnings().forEach(log::warn);
        startable.settings.describe().forEach(log::info);
        startable
                .config
                .plainAggregators()
                .forEach(url -> log.warn(
                        "the token goes to {} unencrypted: whoever is on the way can read it; use https", url));
        CountDownLatch stopped = new CountDownLatch(1);
        Agent agent = Agent.start(startable.config, startable.token, startable.tls);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            agent.close();
                            stopped.countDown();
                        },
                        "sysmon-stop"));
        stopped.await();
        return DONE;
    }

    private int fail(int exitCode, List<String> problems) {
        problems.forEach(problem -> err.println("error: " + problem));
        return exitCode;
    }
}
