package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Artifacts;
import io.sysmon.system.harness.FreePort;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SelfSigned;
import io.sysmon.system.harness.SysmonHome;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code java -jar sysmon.war} that serves https by itself. */
class TlsIT {

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    private SysmonHome home;
    private SelfSigned keys;

    @BeforeEach
    void makeKeys() {
        home = system.home("home");
        keys = SelfSigned.in(system, home.directory());
    }

    @Test
    void servesHttpsAndMarksTheLoginSecure() throws Exception {
        int port = FreePort.find();
        AggregatorProcess aggregator = system.launchAggregator(
                home,
                port,
                Map.of(
                        "SYSMON_TLS_KEYSTORE",
                        keys.keyStore().toString(),
                        "SYSMON_TLS_KEYSTORE_PASSWORD",
                        SelfSigned.PASSWORD,
                        "SYSMON_VIEWERS",
                        "token"));
        HttpClient client = HttpClient.newBuilder().sslContext(keys.trusted()).build();
        URI root = URI.create("https://127.0.0.1:" + port + "/");
        await("https").atMost(Duration.ofMinutes(1)).until(() -> answers(client, root.resolve("api/health")));

        assertThat(get(client, root.resolve("api/hosts")).statusCode()).isEqualTo(401);
        HttpResponse<String> login = client.send(
                HttpRequest.newBuilder(root.resolve("api/session"))
                        .header("X-SysMon-Token", home.token())
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(login.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Secure", "HttpOnly");
        assertThat(aggregator.program().output())
                .contains("listening on https://127.0.0.1:" + port)
                .doesNotContain(SelfSigned.PASSWORD);
    }

    @Test
    void commandsTrustACertificateThatTheyAreGiven() throws Exception {
        int port = FreePort.find();
        AggregatorProcess aggregator = system.launchAggregator(
                home,
                port,
                Map.of(
                        "SYSMON_TLS_KEYSTORE",
                        keys.keyStore().toString(),
                        "SYSMON_TLS_KEYSTORE_PASSWORD",
                        SelfSigned.PASSWORD));
        await("https")
                .atMost(Duration.ofMinutes(1))
                .until(() -> aggregator.program().output().contains("listening on"));
        Path certificate = exportCertificate();

        RunningProgram trusting = compact("--ca", certificate.toString());
        assertThat(trusting.awaitExit()).as(trusting.output()).isZero();
        assertThat(trusting.output()).contains("compacted the database of the server at https://127.0.0.1:" + port);

        RunningProgram strict = compact();
        assertThat(strict.awaitExit()).isEqualTo(1);
        assertThat(strict.output()).contains("no answer from the server at https://127.0.0.1:" + port);

        RunningProgram misled = compact("--ca", keys.keyStore().toString());
        assertThat(misled.awaitExit()).isEqualTo(2);
        assertThat(misled.output()).contains("expected PEM certificates in " + keys.keyStore());
    }

    private RunningProgram compact(String... flags) {
        List<String> command = new ArrayList<>(
                List.of(Artifacts.java().toString(), "-jar", Artifacts.war().toString(), "compact"));
        command.addAll(List.of(flags));
        return system.start(
                "compact", command, Map.of("SYSMON_HOME", home.directory().toString()));
    }

    private Path exportCertificate() throws IOException, GeneralSecurityException {
        Path certificate = home.directory().resolve("server.pem");
        keys.writePem(certificate, home.directory().resolve("key.pem"));
        return certificate;
    }

    @Test
    void saysAtOnceEverythingThatIsWrongWithTheKeys() {
        AggregatorProcess aggregator = system.launchAggregator(
                home,
                FreePort.find(),
                Map.of(
                        "SYSMON_TLS_KEYSTORE",
                        keys.keyStore().toString(),
                        "SYSMON_TLS_KEYSTORE_PASSWORD",
                        "wrong-password"));

        assertThat(aggregator.program().awaitExit()).isEqualTo(78);
        assertThat(aggregator.program().output())
                .contains("cannot open the key store " + keys.keyStore())
                .doesNotContain("wrong-password");
    }

    private static boolean answers(HttpClient client, URI address) throws InterruptedException {
        try {
            return get(client, address).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static HttpResponse<String> get(HttpClient client, URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
