package io.sysmon.system.harness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Jetty distribution with a {@code jetty.base} of its own and the module that deploys Jakarta EE 10 applications. */
public final class JettyServer implements ServletContainer {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Predicate<String> COMPLAINS =
            Pattern.compile("\\b(WARN|WARNING|ERROR|SEVERE)\\b|Exception").asPredicate();

    private final Path webapps;
    private final int port;
    private final RunningProgram program;

    private JettyServer(Path webapps, int port, RunningProgram program) {
        this.webapps = webapps;
        this.port = port;
        this.program = program;
    }

    /**
     * Starts an empty one.
     *
     * @param distribution the unpacked archive; nothing is written to it
     */
    public static JettyServer start(SystemUnderTest system, Path distribution) throws IOException {
        Path base = system.folder("base of " + distribution.getFileName());
        Path webapps = Files.createDirectories(base.resolve("webapps"));
        Files.createDirectories(base.resolve("environments"));
        int port = FreePort.find();
        RunningProgram program = system.start(
                "jetty",
                List.of(
                        Artifacts.java().toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + base,
                        "-jar",
                        distribution.resolve("start.jar").toString(),
                        "jetty.base=" + base,
                        "jetty.http.host=127.0.0.1",
                        "jetty.http.port=" + port,
                        "jetty.deploy.scanInterval=1",
                        // last: what stands behind it would be a property of ee10 alone
                        "--modules=http,ee10-deploy"),
                Map.of());
        await("Jetty listens").atMost(PATIENCE).until(() -> program.output().contains("Started oejs.Server@"));
        return new JettyServer(webapps, port, program);
    }

    /** By a context file, with the settings as context parameters. */
    @Override
    public void deploy(String contextPath, Path war, Map<String, String> settings) throws IOException {
        String name = contextPath.equals("/") ? "root" : contextPath.substring(1);
        Path incoming =
                Files.writeString(webapps.resolveSibling(name + ".xml"), contextFile(contextPath, war, settings));
        Files.move(incoming, webapps.resolve(name + ".xml"), StandardCopyOption.ATOMIC_MOVE);
        await(contextPath + " answers").atMost(PATIENCE).until(new Api(url(contextPath), "")::isHealthy);
    }

    private static String contextFile(String contextPath, Path war, Map<String, String> settings) throws IOException {
        StringBuilder parameters = new StringBuilder();
        settings.forEach((name, value) -> parameters
                .append("<Call name=\"setInitParameter\"><Arg>")
                .append(name)
                .append("</Arg><Arg>")
                .append(value)
                .append("</Arg></Call>\n"));
        return Files.readString(Artifacts.root().resolve("tomcat-conf/jetty-sysmon.xml"))
                .replace(">/sysmon<", ">" + contextPath + "<")
                .replace("/opt/sysmon/sysmon.war", war.toString())
                .replaceAll("(?s)<Call .*</Call>", Matcher.quoteReplacement(parameters.toString()));
    }

    @Override
    public URI url(String contextPath) {
        return URI.create("http://127.0.0.1:" + port + contextPath + (contextPath.endsWith("/") ? "" : "/"));
    }

    @Override
    public List<String> complaints() {
        return program.output().lines().filter(COMPLAINS).toList();
    }

    @Override
    public RunningProgram program() {
        return program;
    }
}
