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
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Tomcat as an operator has it: the unpacked distribution, a {@code CATALINA_BASE} of its own, WARs dropped in. */
public final class TomcatServer implements ServletContainer {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String CONTEXT = "sysmon";
    private static final String LOG_HANDLER = "5sysmon.org.apache.juli.AsyncFileHandler";

    /** A complaint with the stack of the thread behind it, which is none of the application's. */
    private static final Pattern ANSWERED_REQUEST = Pattern.compile(
            "(?m)^.* WARNING .*clearReferencesThreads .*still processing a request.*\\R(?: (?!io\\.sysmon).*\\R)*?"
                    + " org\\.apache\\.catalina\\.core\\.StandardWrapper\\.unload\\(.*\\R(?: (?!io\\.sysmon).*\\R)*");

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

    /** Whether the distribution is one of Tomcat. */
    static boolean isTomcat(Path distribution) {
        return distribution.getFileName().toString().startsWith("apache-tomcat-");
    }

    /**
     * Starts an empty one.
     *
     * @param distribution the unpacked archive; nothing is written to it
     * @param home in the environment of the process
     * @param jvmOptions beside those of the project's setenv.sh
     */
    public static TomcatServer start(SystemUnderTest system, Path distribution, SysmonHome home, String... jvmOptions)
            throws IOException {
        return prepare(system, distribution, home, ServerXml.plain(), jvmOptions)
                .start();
    }

    /** One with a {@code server.xml} of its own, not started yet. */
    public static Prepared prepare(
            SystemUnderTest system, Path distribution, SysmonHome home, ServerXml serverXml, String... jvmOptions)
            throws IOException {
        Requirement.program("bash");
        Path base = system.folder("base of " + distribution.getFileName());
        int port = FreePort.find();
        for (String folder : List.of("bin", "conf/Catalina/localhost", "logs", "temp", "webapps", "work")) {
            Files.createDirectories(base.resolve(folder));
        }
        Files.copy(Artifacts.root().resolve("tomcat-conf/setenv.sh"), base.resolve("bin/setenv.sh"));
        configure(distribution.resolve("conf"), base.resolve("conf"), serverXml, port);
        return new Prepared(system, distribution, base, port, home, List.of(jvmOptions));
    }

    /** Everything but the process. */
    public record Prepared(
            SystemUnderTest system, Path distribution, Path base, int port, SysmonHome home, List<String> jvmOptions) {

        /**
         * Adds lines to its {@code logging.properties}, and the handler that they configure to the list of handlers.
         *
         * @param lines configure the handler {@code 5sysmon}
         */
        public Prepared withLogging(String lines) throws IOException {
            Path file = base.resolve("conf/logging.properties");
            String own = Files.readString(file);
            Files.writeString(file, own.replaceFirst("(?m)^handlers *= *", "$0" + LOG_HANDLER + ", ") + "\n" + lines);
            return this;
        }

        /** Starts it and waits until it answers. */
        public TomcatServer start() {
            RunningProgram program = system.start(
                    "tomcat",
                    List.of("bash", distribution.resolve("bin/catalina.sh").toString(), "run"),
                    Map.of(
                            "JAVA_HOME", System.getProperty("java.home"),
                            "CATALINA_BASE", base.toString(),
                            "CATALINA_HOME", distribution.toString(),
                            "CATALINA_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 " + String.join(" ", jvmOptions),
                            "SYSMON_HOME", home.directory().toString()));
            TomcatServer tomcat = new TomcatServer(base, port, program, home);
            tomcat.awaitStatus("", 404);
            return tomcat;
        }
    }

    /** Where the application is when it was deployed as a file in webapps. */
    public URI url() {
        return url("/" + CONTEXT);
    }

    @Override
    public URI url(String contextPath) {
        return URI.create("http://127.0.0.1:" + port + contextPath + (contextPath.endsWith("/") ? "" : "/"));
    }

    /** The port of plain HTTP. */
    public int port() {
        return port;
    }

    /** The home in its environment, which a context's own settings overrule. */
    public Path homeOfTheEnvironment() {
        return home.directory();
    }

    /** Its {@code CATALINA_BASE}. */
    public Path base() {
        return base;
    }

    @Override
    public RunningProgram program() {
        return program;
    }

    /** By a context file, with the home as a JNDI entry and every other setting as a context parameter. */
    @Override
    public void deploy(String contextPath, Path war, Map<String, String> settings) throws IOException {
        StringBuilder xml = new StringBuilder("<Context docBase=\"" + war + "\">\n");
        new TreeMap<>(settings)
                .forEach((name, value) -> xml.append(
                        name.equals("sysmon.home")
                                ? "<Environment name=\"" + name
                                        + "\" type=\"java.lang.String\" override=\"false\" value=\"" + value + "\"/>\n"
                                : "<Parameter name=\"" + name + "\" override=\"false\" value=\"" + value + "\"/>\n"));
        String name = contextPath.equals("/") ? "ROOT" : contextPath.substring(1);
        moveContextIn(name, xml.append("</Context>\n").toString());
        await(contextPath + " answers").atMost(PATIENCE).until(new Api(url(contextPath), "")::isHealthy);
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
        moveContextIn(CONTEXT, contextXml);
        awaitStatus("api/health", 200);
    }

    /** Puts a context file in and waits until Tomcat has said that the context does not start. */
    public void deployInVain(String contextXml) throws IOException {
        moveContextIn(CONTEXT, contextXml);
        await("refusal")
                .atMost(PATIENCE)
                .until(() -> program.output().contains("Context [/" + CONTEXT + "] startup failed"));
    }

    private void moveContextIn(String name, String contextXml) throws IOException {
        Path incoming = Files.writeString(base.resolve("incoming.xml"), contextXml);
        Files.move(incoming, base.resolve("conf/Catalina/localhost/" + name + ".xml"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes the WAR away and returns at once. */
    public void removeWar() throws IOException {
        Files.delete(deployed());
    }

    /** Takes the WAR away and waits until Tomcat has forgotten it. */
    public void undeploy() throws IOException {
        removeWar();
        awaitStatus("api/health", 404);
        await("work folder is gone")
                .atMost(PATIENCE)
                .until(() -> Files.notExists(base.resolve("webapps").resolve(CONTEXT)));
    }

    /**
     * But for two of Tomcat itself: requests that have been answered wait for each other in its own {@code unload}, and when
     * they go it may complain that they are not gone; and on a busy machine its own random numbers take it long.
     */
    @Override
    public List<String> complaints() {
        String output = ANSWERED_REQUEST.matcher(program.output()).replaceAll("");
        return output.lines()
                .filter(line -> line.contains(" WARNING ") || line.contains(" SEVERE ") || line.contains("Exception"))
                .filter(line -> !line.contains("SessionIdGeneratorBase.createSecureRandom"))
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

    private static void configure(Path from, Path to, ServerXml serverXml, int port) throws IOException {
        for (String file : List.of("web.xml", "logging.properties", "catalina.properties", "context.xml")) {
            Files.copy(from.resolve(file), to.resolve(file));
        }
        Files.writeString(to.resolve("server.xml"), serverXml.of(Files.readString(from.resolve("server.xml")), port));
        Files.copy(from.resolve("tomcat-users.xml"), to.resolve("tomcat-users.xml"));
    }
}
