package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.system.harness.Answer;
import io.sysmon.system.harness.Api;
import io.sysmon.system.harness.Artifacts;
import io.sysmon.system.harness.Browser;
import io.sysmon.system.harness.PushBody;
import io.sysmon.system.harness.Requirement;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import io.sysmon.system.harness.TomcatServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The WAR dropped into the Tomcats that operators have, under {@code /sysmon}. */
class TomcatIT {

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    private SysmonHome home;

    /** Every Tomcat that the build unpacked: one more is one artifact more in the pom. */
    static List<Path> tomcats() throws IOException {
        try (Stream<Path> folders = Files.list(Artifacts.containers())) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("apache-tomcat-"))
                    .sorted()
                    .toList();
        }
    }

    @BeforeEach
    void makeHome() {
        Requirement.program("bash");
        home = system.home("home");
    }

    @ParameterizedTest
    @MethodSource("tomcats")
    void servesAgentsClientsAndTheDashboardUnderItsContextPath(Path distribution) throws IOException {
        TomcatServer tomcat = TomcatServer.start(system, distribution, home);
        tomcat.deploy(Artifacts.war());
        Api api = tomcat.api();

        assertThat(api.get("").header("Content-Type")).startsWith("text/html");
        assertThat(api.get("").header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(api.get("js/main.js").status()).isEqualTo(200);
        assertThat(api.push(new PushBody("host").sample(Instant.now().getEpochSecond(), "load.1m", 1.5))
                        .status())
                .isEqualTo(200);
        assertThat(api.get("api/latest?host=host").json().get("count").asInt()).isEqualTo(1);
        assertProblem(api.get("api/hosts/unknown"), 404);
        assertProblem(api.get("api/no-such-thing"), 404);
        assertProblem(withoutToken(api, "api/metrics"), 401);
        assertProblem(withoutToken(api, "no/such/path"), 401);
        assertThat(api.get("WEB-INF/web.xml").status()).isEqualTo(404);
        assertAgentAndBrowserMeet(tomcat);
        assertThat(tomcat.complaints()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tomcats")
    void redeployingKeepsTheDataAndUndeployingLeavesNothingBehind(Path distribution) throws IOException {
        TomcatServer tomcat = TomcatServer.start(system, distribution, home);
        for (int deployment = 0; deployment < 3; deployment++) {
            tomcat.deploy(Artifacts.war());
            tomcat.api().push(new PushBody("host-" + deployment));
            assertThat(tomcat.api().get("api/hosts").json().get("count").asInt())
                    .isEqualTo(deployment + 1);
        }

        tomcat.undeploy();

        assertThat(tomcat.complaints()).isEmpty();
        assertThat(tomcat.temporaryFiles()).isEmpty();
        Api standalone = system.startAggregator(home).api();
        assertThat(standalone.get("api/hosts").json().get("count").asInt()).isEqualTo(3);
        tomcat.stop();
        assertThat(tomcat.complaints()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tomcats")
    void contextFileOfTheProjectSaysWhereEverythingLies(Path distribution) throws IOException {
        SysmonHome elsewhere = system.home("elsewhere");
        Path war = Files.copy(Artifacts.war(), system.folder("opt").resolve("sysmon.war"));
        String context = Files.readString(Artifacts.root().resolve("tomcat-conf/context.xml"))
                .replace("/opt/sysmon/sysmon.war", war.toString())
                .replace("/var/lib/sysmon\"", elsewhere.directory() + "\"");
        TomcatServer tomcat = TomcatServer.start(system, distribution, home);

        tomcat.deployContext(context);

        Answer pushed = new Api(tomcat.url(), elsewhere.token()).push(new PushBody("host"));
        assertThat(pushed.status()).isEqualTo(200);
        assertThat(elsewhere.database()).exists();
        assertThat(home.directory())
                .as("the home in the environment, overruled")
                .isEmptyDirectory();
        assertThat(tomcat.complaints()).isEmpty();
    }

    private void assertAgentAndBrowserMeet(TomcatServer tomcat) {
        Browser browser = system.openBrowser();
        String withoutSlash = tomcat.url().toString().replaceFirst("/$", "");
        RunningProgram agent = system.startAgent(
                home, URI.create(withoutSlash), "--hostname", "under-a-path", "--push-interval", "2s");

        browser.visitDashboard(tomcat.url());
        browser.await("the host", () -> browser.isShown("[data-testid=host-row][data-host=under-a-path]"));
        assertThat(browser.complaints()).isEmpty();
        assertThat(agent.stop()).isEqualTo(RunningProgram.ENDED_BY_SIGTERM);
    }

    private static Answer withoutToken(Api api, String path) {
        return api.send(api.request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(new PushBody("intruder").toString()))
                .build());
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    }
}
