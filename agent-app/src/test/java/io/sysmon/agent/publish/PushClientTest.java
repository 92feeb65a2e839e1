package io.sysmon.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sysmon.agent.TestCertificate;
import io.sysmon.agent.config.AgentTls;
import io.sysmon.agent.publish.TestAggregator.Received;
import io.sysmon.protocol.HostIdentity;
import io.sysmon.protocol.PushWriter;
import io.sysmon.settings.ConfigException;
import io.sysmon.settings.Program;
import io.sysmon.settings.Settings;
import io.sysmon.settings.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways to an aggregator: https, proxies, IPv6, a connection that stays open. */
class PushClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void trustsTheAuthorityItIsGivenAndShowsItsOwnCertificate()
            throws IOException, GeneralSecurityException, InterruptedException {
        TestCertificate server = TestCertificate.make(directory, "server");
        TestCertificate client = TestCertificate.make(directory, "client");
        TestCertificate stranger = TestCertificate.make(directory, "stranger");
        try (TestAggregator aggregator = TestAggregator.withClientCertificates(server.serverTrusting(client))) {
            URI url = URI.create("https://127.0.0.1:" + aggregator.port());
            assertThat(post(url, tls(server.certificate(), client)).status()).isEqualTo(200);

            assertThatThrownBy(() -> post(url, tls(stranger.certificate(), client)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("unable to find valid certification path");
            assertThatThrownBy(() -> post(url, tls(server.certificate(), stranger)))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> post(url, null)).isInstanceOf(IOException.class);
            assertThat(aggregator.received()).hasSize(1);
        }
    }

    @Test
    void namesEveryCertificateFileThatCannotBeUsed()
            throws IOException, GeneralSecurityException, InterruptedException {
        TestCertificate one = TestCertificate.make(directory, "one");
        TestCertificate other = TestCertificate.make(directory, "other");
        Path noPem = Files.writeString(directory.resolve("noise.pem"), "noise");

        refused(
                Map.of("SYSMON_CA_FILE", noPem, "SYSMON_CLIENT_CERT_FILE", one.certificate()),
                "sysmon.ca-file (environment SYSMON_CA_FILE): expected PEM certificates in " + noPem,
                "sysmon.client-key-file (not set): a certificate and its key are needed together");
        refused(
                Map.of("SYSMON_CLIENT_CERT_FILE", one.certificate(), "SYSMON_CLIENT_KEY_FILE", other.key()),
                "expected the key of the client certificate in " + other.key() + ", found another one's");
        refused(
                Map.of("SYSMON_CLIENT_CERT_FILE", one.certificate(), "SYSMON_CLIENT_KEY_FILE", one.certificate()),
                "expected a key between BEGIN PRIVATE KEY and END PRIVATE KEY");
    }

    /** The aggregator's name cannot be resolved here: only the proxy could. */
    @Test
    void goesThroughAProxy() throws IOException {
        try (TestAggregator proxy = new TestAggregator()) {
            Network network = new Network(
                    PATIENCE,
                    PATIENCE,
                    new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())),
                    null);
            try (PushClient client = new PushClient(URI.create("http://aggregator.invalid:9000"), "0.5.0", network)) {
                assertThat(client.post(heartbeat(), PushForm.ROWS, "secret").status())
                        .isEqualTo(200);
            }
            assertThat(proxy.received()).extracting(Received::path).containsExactly("/api/metrics");
        }
    }

    @Test
    void takesAnAddressOfVersionSix() throws IOException {
        byte[] one = new byte[16];
        one[15] = 1;
        InetAddress loopback = InetAddress.getByAddress(one);
        Assumptions.assumeTrue(NetworkInterface.getByInetAddress(loopback) != null, "this host has no ::1");
        try (TestAggregator aggregator = new TestAggregator(loopback)) {
            assertThat(post(URI.create("http://[::1]:" + aggregator.port()), null)
                            .status())
                    .isEqualTo(200);
        }
    }

    /** By itself Java would close the connection after five seconds. */
    @Test
    void keepsItsConnectionOpenFromPushToPush() throws IOException {
        try (TestAggregator aggregator = new TestAggregator();
                PushClient client = new PushClient(aggregator.url(), "0.5.0", Network.direct(PATIENCE))) {
            client.post(heartbeat(), PushForm.ROWS, "secret");
            long first = System.nanoTime();
            await().atMost(PATIENCE)
                    .until(() ->
                            System.nanoTime() - first > Duration.ofSeconds(7).toNanos());
            client.post(heartbeat(), PushForm.ROWS, "secret");

            assertThat(aggregator.received()).hasSize(2);
            assertThat(aggregator.received().get(1).clientPort())
                    .isEqualTo(aggregator.received().get(0).clientPort());
        }
    }

    private static Reply post(URI url, @Nullable SSLContext tls) throws IOException {
        Network network = new Network(PATIENCE, PATIENCE, Proxy.NO_PROXY, tls);
        try (PushClient client = new PushClient(url, "0.5.0", network)) {
            return client.post(heartbeat(), PushForm.ROWS, "secret");
        }
    }

    private @Nullable SSLContext tls(Path ca, TestCertificate own) {
        return AgentTls.of(settings(Map.of(
                "SYSMON_CA_FILE", ca,
                "SYSMON_CLIENT_CERT_FILE", own.certificate(),
                "SYSMON_CLIENT_KEY_FILE", own.key())));
    }

    private void refused(Map<String, Path> files, String... problems) {
        assertThatThrownBy(() -> AgentTls.of(settings(files)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(problems);
    }

    private Settings settings(Map<String, Path> files) {
        Map<String, String> environment = new HashMap<>();
        files.forEach((name, file) -> environment.put(name, file.toString()));
        return Settings.load(Program.AGENT, List.of(Source.environment(environment)), directory);
    }

    private static byte[] heartbeat() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PushWriter writer = new PushWriter(new GZIPOutputStream(bytes))) {
            writer.begin(new HostIdentity("host", "0.5.0", "Linux", Map.of(), null));
        }
        return bytes.toByteArray();
    }
}
