package io.sysmon.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.aggregator.served.EmbeddedTomcat;
import io.sysmon.aggregator.served.LogCapture;
import io.sysmon.aggregator.served.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/** How the application comes into a container and how it leaves it. */
class LifecycleTest {

    private static final Map<String, String> TOKEN = Map.of("sysmon.token", "a-token");

    @TempDir
    Path folder;

    @Test
    void makesARandomTokenForItsUserAloneAtTheFirstStart() throws Exception {
        Path file = folder.resolve("home/token");
        try (LogCapture log = LogCapture.of("io.sysmon");
                EmbeddedTomcat tomcat = EmbeddedTomcat.start("", folder, Map.of())) {
            String token = Files.readString(file).strip();

            assertThat(token).matches("[A-Za-z0-9_-]{43}");
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(log.text()).contains(file.toString()).doesNotContain(token);
            assertThat(forget(tomcat, token)).isEqualTo(404);
            assertThat(forget(tomcat, "another")).isEqualTo(401);
        }
    }

    @Test
    void keepsItsTokenAndItsDataThroughARestart() throws Exception {
        try (EmbeddedTomcat tomcat = EmbeddedTomcat.start("", folder, Map.of())) {
            assertThat(tomcat.isServing()).isTrue();
        }
        String token = Files.readString(folder.resolve("home/token"));

        try (EmbeddedTomcat tomcat = EmbeddedTomcat.start("", folder, Map.of())) {
            assertThat(tomcat.isServing()).isTrue();
            assertThat(Files.readString(folder.resolve("home/token"))).isEqualTo(token);
        }
    }

    @Test
    void takesEachTokenOfAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("tokens"), "# rotation\nold-token\n\nnew-token\n");
        try (EmbeddedTomcat tomcat = EmbeddedTomcat.start("", folder, Map.of("sysmon.token-file", file.toString()))) {
            assertThat(forget(tomcat, "old-token")).isEqualTo(404);
            assertThat(forget(tomcat, "new-token")).isEqualTo(404);
            assertThat(forget(tomcat, "# rotation")).isEqualTo(401);
        }
    }

    @Test
    void prefersAJndiEntryToAContextParameter() throws Exception {
        Path database = folder.resolve("by-entry.db");
        Map<String, String> parameters = Map.of(
                "sysmon.token",
                "a-token",
                "sysmon.db",
                folder.resolve("by-parameter.db").toString());
        try (EmbeddedTomcat tomcat = EmbeddedTomcat.prepare("", folder, parameters)
                .withEntry("sysmon.db", database.toString())
                .start()) {
            assertThat(tomcat.isServing()).isTrue();
            assertThat(database).exists();
            assertThat(folder.resolve("by-parameter.db")).doesNotExist();
        }
    }

    @Test
    void doesNotStartWithWrongSettingsAndNamesThemAll() throws Exception {
        Map<String, String> wrong = Map.of(
                "sysmon.max-body", "lots",
                "sysmon.online", "soon",
                "sysmon.queue", "-1",
                "sysmon.retention-sample", "3d",
                "sysmon.token-file", folder.resolve("nowhere").toString());
        try (LogCapture log = LogCapture.of("io.sysmon");
                EmbeddedTomcat tomcat = EmbeddedTomcat.start("", folder, wrong)) {
            assertThat(tomcat.isServing()).isFalse();
            assertThat(log.text())
                    .contains("sysmon.max-body", "'lots'", "sysmon.online", "'soon'", "sysmon.queue")
                    .contains("did you mean sysmon.retention-samples?", "cannot read token file")
                    .doesNotContain("setting sysmon.");
            assertThat(folder.resolve("home")).doesNotExist();
        }
    }

    @Test
    void doesNotStartWithATokenFileThatIsNotThere() throws Exception {
        Map<String, String> settings =
                Map.of("sysmon.token-file", folder.resolve("nowhere").toString());
        try (LogCapture log = LogCapture.of("io.sysmon");
                EmbeddedTomcat tomcat = EmbeddedTomcat.start("", folder, settings)) {
            assertThat(tomcat.isServing()).isFalse();
            assertThat(log.text()).contains("cannot read token file " + folder.resolve("nowhere"));
        }
    }

    @Test
    void doesNotStartOnADatabaseThatAnotherContextHolds() throws Exception {
        try (EmbeddedTomcat first = EmbeddedTomcat.start("", folder, TOKEN);
                LogCapture log = LogCapture.of("io.sysmon");
                EmbeddedTomcat second = EmbeddedTomcat.start("/other", folder, TOKEN)) {
            assertThat(first.isServing()).isTrue();
            assertThat(second.isServing()).isFalse();
            assertThat(log.text()).contains("cannot start: ").contains("aggregator.db");
        }
    }

    @Test
    void showsItsSettingsInTheLogButNotItsSecrets() throws Exception {
        try (LogCapture log = LogCapture.of("io.sysmon");
                EmbeddedTomcat tomcat = EmbeddedTomcat.start("", folder, Map.of("sysmon.token", "very-secret-token"))) {
            assertThat(tomcat.isServing()).isTrue();
            assertThat(log.text())
                    .contains("sysmon.token = ***", "sysmon.max-body = 32MiB")
                    .doesNotContain("very-secret-token");
        }
    }

    @Test
    void leavesNoThreadNoDriverAndNoPropertyBehind() throws Exception {
        String property = System.getProperty("org.sqlite.tmpdir");
        try (EmbeddedTomcat tomcat = EmbeddedTomcat.start("", folder, TOKEN)) {
            assertThat(System.getProperty("org.sqlite.tmpdir")).isEqualTo(property);
            ClassLoader loader = tomcat.context().getLoader().getClassLoader();
            assertThat(threadsOf(loader)).isNotEmpty();
            // As the driver does when it is loaded; here it may have been loaded, and deregistered, by another test.
            DriverManager.registerDriver(new JDBC());

            tomcat.stop();

            assertThat(DriverManager.drivers()).noneMatch(LifecycleTest::isSqlite);
            Awaitility.await().untilAsserted(() -> assertThat(threadsOf(loader)).isEmpty());
        }
    }

    @Test
    void answersHttpAsSoonAsTheContextStands() throws Exception {
        try (EmbeddedTomcat tomcat = EmbeddedTomcat.start("/sysmon", folder, TOKEN)) {
            String answer = RawHttp.exchange(
                    tomcat.port(), "GET /sysmon/api/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("{\"status\":\"ok\"}");
        }
    }

    private static boolean isSqlite(Driver driver) {
        return driver.getClass().getName().startsWith("org.sqlite");
    }

    /** Threads that the application started: they inherit its class loader. */
    private static List<Thread> threadsOf(ClassLoader loader) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getContextClassLoader() == loader && thread != Thread.currentThread())
                .toList();
    }

    private static int forget(EmbeddedTomcat tomcat, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(tomcat.url() + "/api/hosts/nobody"))
                .header("X-SysMon-Token", token)
                .DELETE()
                .build();
        HttpResponse<Void> answer = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
        return answer.statusCode();
    }
}
