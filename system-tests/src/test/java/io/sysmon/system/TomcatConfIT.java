package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.system.harness.Answer;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.Artifacts;
import io.sysmon.system.harness.FreePort;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.RawHttp;
import io.sysmon.system.harness.ReverseProxy;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SelfSigned;
import io.sysmon.system.harness.ServerXml;
import io.sysmon.system.harness.ServletContainer;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import io.sysmon.system.harness.TomcatServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files of {@code tomcat-conf/} as they stand, but for ports and paths, in the Tomcats that operators have; and the
 * proxies before them. Clients may be silent for a second here instead of twenty.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("tomcats")
class TomcatConfIT {

    private static final String GUARDED = "/guarded";
    private static final int SAMPLES_OF_MORE_THAN_A_MEBIBYTE = 20_000;

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    @SuppressWarnings("NullAway.Init") // before each Tomcat
    private static SysmonHome home;

    @SuppressWarnings("NullAway.Init") // before each Tomcat
    private static SysmonHome guardedHome;

    @SuppressWarnings("NullAway.Init") // before each Tomcat
    private static SelfSigned keys;

    private static int tlsPort;

    @SuppressWarnings("NullAway.Init") // before each Tomcat
    private static TomcatServer tomcat;

    @Parameter
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path distribution;

    static List<Path> tomcats() throws IOException {
        return ServletContainer.tomcats();
    }

    @BeforeParameterizedClassInvocation(injectArguments = true)
    static void startWithAllFiles(Path distribution) throws IOException, GeneralSecurityException {
        String name = distribution.getFileName().toString();
        home = system.home("home of " + name);
        guardedHome = system.home("guarded home of " + name);
        keys = SelfSigned.in(system, system.folder("keys of " + name));
        tlsPort = FreePort.find();
        tomcat = TomcatServer.prepare(system, distribution, system.home("unused home of " + name), serverXml())
                .withLogging(conf("logging.properties"))
                .start();
        Path war = Files.copy(Artifacts.war(), system.folder("opt of " + name).resolve("sysmon.war"));
        tomcat.deployContext(conf("context.xml")
                .replace("/opt/sysmon/sysmon.war", war.toString())
                .replace("/var/lib/sysmon\"", home.directory() + "\""));
        tomcat.deploy(
                GUARDED, war, Map.of("sysmon.home", guardedHome.directory().toString(), "sysmon.viewers", "token"));
    }

    @AfterParameterizedClassInvocation
    static void tomcatHadNothingToComplainOf() {
        assertThat(tomcat.complaints()).isEmpty();
        assertThat(tomcat.program().stop()).isEqualTo(RunningProgram.ENDED_BY_SIGTERM);
        assertThat(tomcat.complaints()).isEmpty();
    }

    @Test
    void contextFileSaysWhereEverythingLies() throws IOException {
        assertThat(home.database()).isRegularFile();
        assertThat(tomcat.homeOfTheEnvironment())
                .as("the home in the environment, overruled")
                .isEmptyDirectory();
        assertThat(api().push(new PushBody("host")).status()).isEqualTo(200);
    }

    @Test
    void jvmHasTheOptionsOfSetenv() throws IOException {
        String commandLine = Files.readString(
                Path.of("/proc", String.valueOf(tomcat.program().pid()), "cmdline"));

        assertThat(commandLine.split("\0"))
                .contains(
                        "-Xms256m",
                        "-Xmx512m",
                        "-XX:MaxMetaspaceSize=192m",
                        "-Dfile.encoding=UTF-8",
                        "-Dsun.jnu.encoding=UTF-8",
                        "-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void logHasAFileOfItsOwnWithEverySettingAndNoSecret() throws IOException {
        String log = logs("sysmon.*.log");

        assertThat(log)
                .contains(
                        "sysmon aggregator 0.5.0 started (context /sysmon/)",
                        "sysmon aggregator 0.5.0 started (context " + GUARDED + "/)",
                        "setting sysmon.home = " + home.directory() + " (JNDI entry)")
                .contains("setting sysmon.viewers = token (context parameter)")
                .doesNotContain(home.token(), guardedHome.token(), "sysmon.port", "sysmon.bind");
        assertThat(tomcat.program().output()).doesNotContain("setting sysmon.");
    }

    @Test
    void servesHttp2OverTls() throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(keys.trusted()).build();
        URI secure = URI.create("https://127.0.0.1:" + tlsPort);

        HttpResponse<String> page = get(client, secure.resolve("/sysmon/"));
        HttpResponse<String> login = client.send(
                HttpRequest.newBuilder(secure.resolve(GUARDED + "/api/session"))
                        .header("X-SysMon-Token", guardedHome.token())
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(login.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Secure");
    }

    @Test
    void clientsThatFallSilentAreSentAway() {
        try (RawHttp head = new RawHttp(tomcat.port());
                RawHttp body = new RawHttp(tomcat.port())) {
            head.send("POST /sysmon/api/metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nX-SysMon-");
            body.send("POST /sysmon/api/metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nX-SysMon-Token: " + home.token()
                    + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"hostname\"");

            assertThat(body.readStatus()).isEqualTo(408);
            assertThat(head.readAll()).as("the end of the connection").doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void tomcatsOwnRefusalsTellNothingOfIt() {
        try (RawHttp http = new RawHttp(tomcat.port())) {
            String refusal = http.send("GET /sysmon/[ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                    .readAll();

            assertThat(refusal).startsWith("HTTP/1.1 400 ").doesNotContain("Tomcat", "\tat ", "Exception");
        }
    }

    @Test
    void believesAProxyOnTheSameMachineWhoAskedAndHow() throws IOException {
        Api guarded = new Api(tomcat.url(GUARDED), guardedHome.token());
        HttpRequest login = guarded.request("api/session")
                .header("X-SysMon-Token", guardedHome.token())
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Proto", "https")
                .POST(BodyPublishers.noBody())
                .build();

        assertThat(guarded.send(login).header("Set-Cookie")).contains("; Secure");
        assertThat(guarded.post("api/session").header("Set-Cookie")).doesNotContain("Secure");
        await("the log").until(() -> logs("access.2*.log").contains("203.0.113.7 - - ["));
        assertThat(logs("access.*.log")).doesNotContain(guardedHome.token());
    }

    @ParameterizedTest
    @EnumSource
    void everythingWorksThroughAProxy(ReverseProxy proxy) throws IOException {
        URI root = proxy.start(system, tomcat.port());
        Api api = new Api(root.resolve("/sysmon/"), home.token());
        long now = Instant.now().getEpochSecond();
        PushBody large = new PushBody("through:a:proxy");
        for (int i = 0; i < SAMPLES_OF_MORE_THAN_A_MEBIBYTE; i++) {
            large.sample(now - i, "cpu.total_usage", i % 100);
        }

        assertThat(large.toString()).hasSizeGreaterThan(1 << 20);
        assertThat(api.push(large).json().get("metrics_stored").asInt()).isEqualTo(SAMPLES_OF_MORE_THAN_A_MEBIBYTE);
        assertThat(api.get("api/hosts/through%3Aa%3Aproxy").status()).isEqualTo(200);
        Answer page = api.get("");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(api.send(api.request("")
                                .header("If-None-Match", page.header("ETag"))
                                .build())
                        .status())
                .isEqualTo(304);
        Answer intruder = new Api(root.resolve("/sysmon/"), "wrong").push(new PushBody("intruder"));
        assertThat(intruder.status()).isEqualTo(401);
        assertThat(intruder.header("Content-Type")).startsWith("application/problem+json");
        Answer unknown = api.get("api/hosts/unknown");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().get("status").asInt()).isEqualTo(404);
        Answer moved = api.send(HttpRequest.newBuilder(root.resolve("/sysmon")).build());
        assertThat(moved.status()).isIn(301, 302);
        assertThat(root.resolve(moved.header("Location"))).isEqualTo(root.resolve("/sysmon/"));
        assertAgentPushesTo(root.resolve("/sysmon"), api);
        assertThat(api.delete("api/hosts/through%3Aa%3Aproxy").status()).isEqualTo(204);
    }

    private static void assertAgentPushesTo(URI aggregator, Api api) {
        RunningProgram agent = system.startAgent(home, aggregator, "--hostname", "agent", "--push-interval", "2s");
        await("the agent's host")
                .until(() ->
                        api.get("api/hosts").json().findValuesAsText("hostname").contains("agent"));
        assertThat(agent.stop()).isEqualTo(RunningProgram.ENDED_BY_SIGTERM);
        assertThat(api.delete("api/hosts/agent").status()).isEqualTo(204);
    }

    private static ServerXml serverXml() throws IOException, GeneralSecurityException {
        Path certificate = keys.keyStore().resolveSibling("sysmon-fullchain.pem");
        Path privateKey = keys.keyStore().resolveSibling("sysmon-privkey.pem");
        keys.writePem(certificate, privateKey);
        return ServerXml.withFragment(conf("server.xml.fragment")
                .replace("port=\"8443\"", "address=\"127.0.0.1\" port=\"" + tlsPort + "\"")
                .replace("connectionTimeout=\"20000\"", "connectionTimeout=\"1000\"")
                .replace("conf/sysmon-fullchain.pem", certificate.toString())
                .replace("conf/sysmon-privkey.pem", privateKey.toString()));
    }

    private static Api api() {
        return new Api(tomcat.url(), home.token());
    }

    private static String conf(String file) throws IOException {
        return Files.readString(Artifacts.root().resolve("tomcat-conf").resolve(file));
    }

    private static String logs(String glob) throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(tomcat.base().resolve("logs"), glob)) {
            StringBuilder text = new StringBuilder();
            for (Path file : files) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }

    private static HttpResponse<String> get(HttpClient client, URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
