package io.sysmon.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sysmon.settings.ConfigException;
import io.sysmon.settings.Program;
import io.sysmon.settings.Settings;
import io.sysmon.settings.Source;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentConfigTest {

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void useTheHome() throws IOException {
        environment.put("SYSMON_HOME", home.toString());
        environment.put("SYSMON_PATH_PROCFS", home.resolve("proc").toString());
        Files.createDirectories(home.resolve("proc/sys/kernel"));
        Files.writeString(home.resolve("proc/sys/kernel/hostname"), "kernel-name\n");
    }

    @Test
    void hasTheDocumentedDefaults() {
        AgentConfig config = load();

        assertThat(config.aggregators()).containsExactly(URI.create("http://localhost:9000"));
        assertThat(config.hostname()).isEqualTo("kernel-name");
        assertThat(config.tags()).isEmpty();
        assertThat(config.interval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.pushInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.network())
                .isEqualTo(new AgentConfig.NetworkConfig(Duration.ofSeconds(10), Duration.ofSeconds(10), null));
        assertThat(config.outbox())
                .isEqualTo(new AgentConfig.OutboxConfig(
                        home.resolve("agent.db"), Duration.ofHours(24), Duration.ofDays(7), 256L << 20));
        assertThat(config.paths())
                .isEqualTo(new AgentConfig.PathConfig(home.resolve("proc"), Path.of("/sys"), Path.of("/")));
        assertThat(config.ticksIn(Duration.ofDays(1))).isEqualTo(43_200);
    }

    @Test
    void takesEveryKey() {
        environment.putAll(Map.of(
                "SYSMON_AGGREGATOR", "https://one/sysmon,http://two:9000,https://one/sysmon",
                "SYSMON_HOSTNAME", "web-server-01",
                "SYSMON_TAGS", "environment=production,role=web",
                "SYSMON_INTERVAL", "5s",
                "SYSMON_PUSH_INTERVAL", "30s",
                "SYSMON_AGENT_DB", "/var/lib/sysmon/x.db",
                "SYSMON_AGENT_HISTORY", "1h",
                "SYSMON_OUTBOX_AGE", "2d",
                "SYSMON_OUTBOX_BYTES", "1MiB"));
        environment.putAll(Map.of(
                "SYSMON_CONNECT_TIMEOUT", "3s",
                "SYSMON_READ_TIMEOUT", "7s",
                "SYSMON_PROXY", "http://proxy:3128"));
        environment.putAll(Map.of(
                "SYSMON_PATH_SYSFS", "/host/sys",
                "SYSMON_PATH_ROOTFS", home.toString(),
                "SYSMON_DISK_EXCLUDE", "dm-.*",
                "SYSMON_FILESYSTEM_EXCLUDE", "/mnt/.*",
                "SYSMON_NETWORK_EXCLUDE", "wg0"));

        assertThat(load())
                .isEqualTo(new AgentConfig(
                        List.of(URI.create("https://one/sysmon"), URI.create("http://two:9000")),
                        "web-server-01",
                        Map.of("environment", "production", "role", "web"),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        new AgentConfig.NetworkConfig(
                                Duration.ofSeconds(3), Duration.ofSeconds(7), URI.create("http://proxy:3128")),
                        new AgentConfig.OutboxConfig(
                                Path.of("/var/lib/sysmon/x.db"), Duration.ofHours(1), Duration.ofDays(2), 1 << 20),
                        new AgentConfig.PathConfig(home.resolve("proc"), Path.of("/host/sys"), home),
                        new AgentConfig.ExcludeConfig("dm-.*", "/mnt/.*", "wg0")));
    }

    @Test
    void saysWhereAnExpressionAndAPathAreWrong() {
        environment.putAll(Map.of("SYSMON_DISK_EXCLUDE", "sd[a", "SYSMON_PATH_ROOTFS", "/no/such/root"));

        assertThatThrownBy(this::load)
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        mistakes -> assertThat(mistakes.problems())
                                .containsExactly(
                                        "sysmon.path.rootfs (environment SYSMON_PATH_ROOTFS): expected a directory,"
                                                + " found none at /no/such/root",
                                        "sysmon.disk.exclude (environment SYSMON_DISK_EXCLUDE): expected a regular"
                                                + " expression: Unclosed character class at character 3, found 'sd[a'"));
    }

    @Test
    void reportsEveryProblemAtOnceWithItsPlace() {
        environment.putAll(Map.of(
                "SYSMON_HOSTNAME", "not a name",
                "SYSMON_INTERVAL", "1500ms",
                "SYSMON_PUSH_INTERVAL", "2h",
                "SYSMON_TAGS", "k".repeat(65) + "=v"));

        assertThatThrownBy(this::load)
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        mistakes -> assertThat(mistakes.problems())
                                .containsExactly(
                                        "sysmon.hostname (environment SYSMON_HOSTNAME): expected 1 to 253 letters,"
                                                + " digits, '.', '-', '_', ':', found 'not a name'",
                                        "sysmon.tags (environment SYSMON_TAGS): has a key that is not 1 to 64 printable"
                                                + " characters",
                                        "sysmon.interval (environment SYSMON_INTERVAL): expected whole seconds from 1s"
                                                + " to 5m, found 1500ms",
                                        "sysmon.push-interval (environment SYSMON_PUSH_INTERVAL): expected at least"
                                                + " the interval (1500ms) and at most 1h, found 7200s"));
    }

    @Test
    void asksForAHostnameWhereTheKernelTellsNone() throws IOException {
        Files.delete(home.resolve("proc/sys/kernel/hostname"));

        assertThatThrownBy(this::load)
                .hasMessageContaining("sysmon.hostname (not set)")
                .hasMessageContaining("found ''");
    }

    @Test
    void sendsTheFirstTokenOfTheFileAndFollowsItsChanges() throws IOException {
        Path file = Files.writeString(home.resolve("token"), "# old and new\n\nfirst\nsecond\n");
        AgentToken token = AgentToken.of(settings());
        assertThat(token.get()).isEqualTo("first");
        Files.writeString(file, "third\n");
        assertThat(token.get()).isEqualTo("third");
        Files.delete(file);

        assertThat(token.get()).isEqualTo("third");
    }

    @Test
    void prefersTheTokenThatWasSetToTheFile() throws IOException {
        Files.writeString(home.resolve("token"), "of-the-file\n");
        environment.put("SYSMON_TOKEN", "set");

        assertThat(AgentToken.of(settings()).get()).isEqualTo("set");
    }

    @Test
    void saysWhichTokenFileCannotBeRead() {
        assertThatThrownBy(() -> AgentToken.of(settings()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("cannot read token file " + home.resolve("token"));
    }

    @Test
    void refusesATokenThatNoHeaderCanCarryWithoutShowingIt() {
        environment.put("SYSMON_TOKEN", "two words");

        assertThatThrownBy(() -> AgentToken.of(settings()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("environment SYSMON_TOKEN")
                .hasMessageNotContaining("two words");
    }

    @Test
    void namesTheAggregatorsThatTheTokenGoesToUnencrypted() {
        environment.put(
                "SYSMON_AGGREGATOR",
                "http://localhost:9000,http://127.0.0.1:9000,http://[::1]:9000,https://far/sysmon,http://far:9000,"
                        + "http://[2001:db8::1]:9000,http://localhost.example:9000");

        assertThat(load().plainAggregators())
                .extracting(URI::toString)
                .containsExactly("http://far:9000", "http://[2001:db8::1]:9000", "http://localhost.example:9000");
    }

    @Test
    void refusesAProxyWithoutPortAndTimeoutsThatNobodyMeant() {
        environment.putAll(
                Map.of("SYSMON_PROXY", "http://proxy", "SYSMON_CONNECT_TIMEOUT", "1h", "SYSMON_READ_TIMEOUT", "1d"));

        assertThatThrownBy(this::load)
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("sysmon.proxy", "sysmon.connect-timeout", "sysmon.read-timeout");
    }

    private AgentConfig load() {
        return AgentConfig.of(settings());
    }

    private Settings settings() {
        return Settings.load(Program.AGENT, List.of(Source.environment(environment)), home);
    }
}
