package io.sysmon.system.harness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Tomcat as an operator has it: the unpacked distribution, a {@code CATALINA_BASE} of its own, WARs dropped in. */
public final class TomcatServer {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String CONTEXT = "sysmon";

    private final Path base;
    private final int port;
    private final RunningProgram program;
    private final SysmonHome home;

    private TomcatServer(Path base, int port, RunningProgram program, SysmonHome home) {
        this.base = base;
        this.port = port;
        this.program = program;
        this.home = home;
    }

    /**
     * Starts an empty one.
     *
     * @param distribution the unpacked archive; nothing is written to it
     */
    public static TomcatServer start(SystemUnderTest system, Path distribution, SysmonHome home) throws IOException {
        Path base = system.folder(distribution.getFileName().toString());
        int port = FreePort.find();
        for (String folder : List.of("bin", "conf/Catalina/localhost", "logs", "temp", "webapps", "work")) {
            Files.createDirectories(base.resolve(folder));
        }
        Files.copy(Artifacts.root().resolve("tomcat-conf/setenv.sh"), base.resolve("bin/setenv.sh"));
        configure(distribution.resolve("conf"), base.resolve("conf"), port);
        RunningProgram program = system.start(
                "tomcat",
                List.of("bash", distribution.resolve("bin/catalina.sh").toString(), "run"),
                Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "CATALINA_BASE", base.toString(),
                        "CATALINA_HOME", distribution.toString(),
                        "CATALINA_OPTS", "-XX:+UseSerialGC",
                        "SYSMON_HOME", home.directory().toString()));
        TomcatServer tomcat = new TomcatServer(base, port, program, home);
        tomcat.awaitStatus("", 404);
        return tomcat;
    }

    /** Where the application is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/" + CONTEXT + "/");
    }

    /** A client of the application with the token of the home in its environment. */
    public Api api() {
        return new Api(url(), home.token());
    }

    /** Drops the WAR in, over the one that is there, and waits until the new one answers. */
    public void deploy(Path war) throws IOException {
        int deployments = deployments();
        Path incoming = base.resolve("incoming.war");
        Files.copy(war, incoming);
        Files.move(incoming, deployed(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        await("deployment").atMost(PATIENCE).until(() -> deployments() > deployments);
        awaitStatus("api/health", 200);
    }

    /** Deploys by a context file, which says where the WAR lies, and waits until it answers. */
    public void deployContext(String contextXml) throws IOException {
        Path incoming = Files.writeString(base.resolve("incoming.xml"), contextXml);
        Files.move(
                incoming, base.resolve("conf/Catalina/localhost/" + CONTEXT + ".xml"), StandardCopyOption.ATOMIC_MOVE);
        awaitStatus("api/health", 200);
    }

    /** Takes the WAR away and waits until Tomcat has forgotten it. */
    public void undeploy() throws IOException {
        Files.delete(deployed());
        awaitStatus("api/health", 404);
        await("work folder is gone")
                .atMost(PATIENCE)
                .until(() -> Files.notExists(base.resolve("webapps").resolve(CONTEXT)));
    }

    /** Lines of the log that complain. */
    public List<String> complaints() {
        return program.output()
                .lines()
                .filter(line -> line.contains(" WARNING ") || line.contains(" SEVERE ") || line.contains("Exception"))
                .toList();
    }

    /** What lies in its folder for temporary files. */
    public List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(base.resolve("temp"))) {
            return files.toList();
        }
    }

    /** SIGTERM and the end. */
    public void stop() {
        program.stop();
    }

    private Path deployed() {
        return base.resolve("webapps").resolve(CONTEXT + ".war");
    }

    private int deployments() {
        return (int) program.output()
                .lines()
                .filter(line -> line.contains("Deployment of web application archive") && line.contains("has finished"))
                .count();
    }

    private void awaitStatus(String path, int status) {
        Api anybody = new Api(url(), "");
        await(path + " answers " + status).atMost(PATIENCE).until(() -> answers(anybody, path, status));
    }

    private static boolean answers(Api api, String path, int status) {
        try {
            return api.get(path).status() == status;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** The distribution's own configuration with our port, no shutdown port, and a look for new WARs every second. */
    private static void configure(Path from, Path to, int port) throws IOException {
        for (String file : List.of("web.xml", "logging.properties", "catalina.properties", "context.xml")) {
            Files.copy(from.resolve(file), to.resolve(file));
        }
        String server = Files.readString(from.resolve("server.xml"));
        server = replace(server, "<Server port=\"8005\"", "<Server port=\"-1\"");
        server = replace(server, "<Connector port=\"8080\"", "<Connector address=\"127.0.0.1\" port=\"" + port + "\"");
        server = replace(
                server,
                "<Engine name=\"Catalina\" defaultHost=\"localhost\">",
                "<Engine name=\"Catalina\" defaultHost=\"localhost\" backgroundProcessorDelay=\"1\">");
        Files.writeString(to.resolve("server.xml"), server);
        Files.copy(from.resolve("tomcat-users.xml"), to.resolve("tomcat-users.xml"));
    }

    private static String replace(String text, String old, String replacement) {
        if (!text.contains(old)) {
            throw new IllegalStateException("server.xml of this Tomcat has no " + old);
        }
        return text.replace(old, replacement);
    }
}
