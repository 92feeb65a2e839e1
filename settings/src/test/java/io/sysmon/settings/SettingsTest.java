package io.sysmon.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path userHome;

    @Test
    void hasTheDocumentedDefaultsOfTheAggregator() {
        Settings settings = Settings.load(Program.AGGREGATOR, List.of(), userHome);

        assertThat(settings.path(Setting.HOME)).isEqualTo(userHome.resolve(".sysmon"));
        assertThat(settings.number(Setting.PORT)).isEqualTo(9000);
        assertThat(settings.text(Setting.BIND)).isNull();
        assertThat(settings.path(Setting.DB)).isEqualTo(userHome.resolve(".sysmon/aggregator.db"));
        assertThat(settings.text(Setting.TOKEN)).isNull();
        assertThat(settings.path(Setting.TOKEN_FILE)).isEqualTo(userHome.resolve(".sysmon/token"));
        assertThat(settings.duration(Setting.ONLINE)).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.bytes(Setting.MAX_BODY)).isEqualTo(32L << 20);
        assertThat(settings.number(Setting.MAX_SAMPLES)).isEqualTo(100_000);
        assertThat(settings.number(Setting.MAX_SERIES)).isEqualTo(10_000);
        assertThat(settings.bytes(Setting.DISK_RESERVE)).isEqualTo(256L << 20);
    }

    @Test
    void hasTheDocumentedDefaultsOfTheAgent() {
        Settings settings = Settings.load(Program.AGENT, List.of(), userHome);

        assertThat(settings.urls(Setting.AGGREGATOR_URL)).containsExactly(URI.create("http://localhost:9000"));
        assertThat(settings.text(Setting.HOSTNAME)).isNull();
        assertThat(settings.pairs(Setting.TAGS)).isEmpty();
        assertThat(settings.duration(Setting.INTERVAL)).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.duration(Setting.PUSH_INTERVAL)).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.path(Setting.AGENT_DB)).isEqualTo(userHome.resolve(".sysmon/agent.db"));
        assertThat(settings.duration(Setting.AGENT_HISTORY)).isEqualTo(Duration.ofHours(24));
        assertThat(settings.duration(Setting.OUTBOX_AGE)).isEqualTo(Duration.ofDays(7));
        assertThat(settings.bytes(Setting.OUTBOX_BYTES)).isEqualTo(256L << 20);
        assertThat(settings.path(Setting.PATH_PROCFS)).isEqualTo(Path.of("/proc"));
    }

    @Test
    void spellsEachSettingAfterOneName() {
        assertThat(Setting.TOKEN_FILE.flag()).isEqualTo("--token-file");
        assertThat(Setting.TOKEN_FILE.property()).isEqualTo("sysmon.token-file");
        assertThat(Setting.TOKEN_FILE.environment()).isEqualTo("SYSMON_TOKEN_FILE");
        assertThat(Setting.PATH_PROCFS.environment()).isEqualTo("SYSMON_PATH_PROCFS");
        assertThat(Setting.PATH_PROCFS.flag()).isEqualTo("--path.procfs");
        assertThat(Setting.TAGS.flag()).isEqualTo("--tag");
        assertThat(Setting.TAGS.environment()).isEqualTo("SYSMON_TAGS");
    }

    @Test
    void takesTheFirstSourceThatSpeaks() throws IOException {
        Files.createDirectories(userHome.resolve(".sysmon"));
        Files.writeString(
                userHome.resolve(".sysmon/aggregator.properties"), "sysmon.port=1\nonline=60s\nmax-samples=5\n");
        Properties properties = new Properties();
        properties.setProperty("sysmon.port", "3");
        properties.setProperty("sysmon.online", "90s");
        List<Source> sources = List.of(
                CommandLine.parse(Program.AGGREGATOR, Set.of(), List.of("--port", "4"))
                        .source(),
                Source.systemProperties(properties),
                Source.environment(Map.of("SYSMON_PORT", "2", "SYSMON_ONLINE", " ")));

        Settings settings = Settings.load(Program.AGGREGATOR, sources, userHome);

        assertThat(settings.number(Setting.PORT)).isEqualTo(4);
        assertThat(settings.duration(Setting.ONLINE)).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.number(Setting.MAX_SAMPLES)).isEqualTo(5);
    }

    @Test
    void readsTheFileUnderTheHomeThatWasSet() throws IOException {
        Path home = Files.createDirectories(userHome.resolve("elsewhere"));
        Files.write(home.resolve("agent.properties"), "sysmon.hostname = grün\n".getBytes(UTF_8));

        Settings settings = Settings.load(
                Program.AGENT, List.of(Source.environment(Map.of("SYSMON_HOME", "~/elsewhere"))), userHome);

        assertThat(settings.path(Setting.HOME)).isEqualTo(home);
        assertThat(settings.text(Setting.HOSTNAME)).isEqualTo("grün");
        assertThat(settings.path(Setting.AGENT_DB)).isEqualTo(home.resolve("agent.db"));
    }

    @Test
    void readsTheFileThatWasNamedAndNotTheOneUnderTheHome() throws IOException {
        Path home = Files.createDirectories(userHome.resolve(".sysmon"));
        Files.writeString(home.resolve("agent.properties"), "sysmon.hostname = wrong\n");
        Path named = Files.writeString(userHome.resolve("my.properties"), "sysmon.hostname = right\n");

        Settings settings = Settings.load(
                Program.AGENT, List.of(Source.environment(Map.of("SYSMON_CONFIG", named.toString()))), userHome);

        assertThat(settings.text(Setting.HOSTNAME)).isEqualTo("right");
        assertThat(settings.path(Setting.AGENT_DB)).isEqualTo(home.resolve("agent.db"));
    }

    @Test
    void refusesANamedFileThatIsNotThere() {
        Path missing = userHome.resolve("missing.properties");

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Settings.load(
                        Program.AGENT,
                        List.of(Source.environment(Map.of("SYSMON_CONFIG", missing.toString()))),
                        userHome))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly("sysmon.config (environment SYSMON_CONFIG): expected a file, found none at "
                                + missing));
    }

    @Test
    void refusesAFileThatSaysWhereItLies() throws IOException {
        Path file = Files.createDirectories(userHome.resolve(".sysmon")).resolve("agent.properties");
        Files.writeString(file, "sysmon.home = /elsewhere\n");

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Settings.load(Program.AGENT, List.of(), userHome))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly("sysmon.home in " + file + " comes too late: the file was found by it"));
    }

    @Test
    void takesOursOfAContextsEntriesAndLeavesOthersAlone() {
        Source jndi = Source.own(Program.AGGREGATOR, "JNDI entry", Map.of("sysmon.db", "/srv/a.db", "jdbc", "x"));

        assertThat(Settings.load(Program.AGGREGATOR, List.of(jndi), userHome).path(Setting.DB))
                .isEqualTo(Path.of("/srv/a.db"));
    }

    @Test
    void refusesEntriesOfAContextThatAreNoSettings() {
        Source jndi = Source.own(
                Program.AGGREGATOR, "JNDI entry", Map.of("sysmon.retention-sample", "3d", "sysmon.interval", "2s"));

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Settings.load(Program.AGGREGATOR, List.of(jndi), userHome))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly(
                                "JNDI entry sysmon.interval is no setting of the aggregator",
                                "JNDI entry sysmon.retention-sample is no setting, did you mean"
                                        + " sysmon.retention-samples?"));
    }

    @Test
    void reportsEveryProblemAtOnce() throws IOException {
        Files.createDirectories(userHome.resolve(".sysmon"));
        Files.writeString(userHome.resolve(".sysmon/aggregator.properties"), "sysmon.prot=1\nsysmon.interval=2s\n");
        Source environment = Source.environment(Map.of(
                "SYSMON_PORT", "99999", "SYSMON_ONLINE", "300", "SYSMON_MAX_BODY", "big", "SYSMON_MAX_SERIES", "0"));

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Settings.load(Program.AGGREGATOR, List.of(environment), userHome))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly(
                                "sysmon.interval in " + userHome.resolve(".sysmon/aggregator.properties")
                                        + " is no setting of the aggregator",
                                "sysmon.prot in " + userHome.resolve(".sysmon/aggregator.properties")
                                        + " is no setting, did you mean sysmon.port?",
                                "sysmon.port (environment SYSMON_PORT): expected a whole number from 0 to 65535,"
                                        + " found '99999'",
                                "sysmon.online (environment SYSMON_ONLINE): expected a positive duration with its unit,"
                                        + " such as 500ms, 10s, 5m, 24h or 7d, found '300'",
                                "sysmon.max-body (environment SYSMON_MAX_BODY): expected a positive size with its unit,"
                                        + " such as 512KiB, 32MiB, 10GB, found 'big'",
                                "sysmon.max-series (environment SYSMON_MAX_SERIES): expected a whole number from 1 to"
                                        + " 2147483647, found '0'"));
    }

    @Test
    void reportsWhatTheProgramFindsWrongTogetherWithWhatCannotBeRead() {
        Source environment = Source.environment(Map.of("SYSMON_PORT", "many", "SYSMON_ONLINE", "1s"));

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Settings.load(Program.AGGREGATOR, List.of(environment), userHome, settings -> {
                    throw new ConfigException(List.of("port seen as " + settings.number(Setting.PORT)));
                }))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly(
                                "sysmon.port (environment SYSMON_PORT): expected a whole number from 0 to 65535,"
                                        + " found 'many'",
                                "port seen as 9000"));
    }

    @Test
    void warnsOfUnknownNamesInTheEnvironmentAndIgnoresAnOrchestrators() {
        Settings settings = Settings.load(
                Program.AGGREGATOR,
                List.of(Source.environment(Map.of(
                        "SYSMON_PROT", "1",
                        "SYSMON_PORT", "tcp://10.0.0.1:9000",
                        "SYSMON_SERVICE_HOST", "10.0.0.1",
                        "SYSMON_PORT_9000_TCP", "tcp://10.0.0.1:9000",
                        "SYSMON_HOSTNAME", "an agent's",
                        "PATH", "/bin"))),
                userHome);

        assertThat(settings.number(Setting.PORT)).isEqualTo(9000);
        assertThat(settings.warnings())
                .containsExactly(
                        "SYSMON_PORT in the environment is an orchestrator's, ignored",
                        "SYSMON_PORT_9000_TCP in the environment is an orchestrator's, ignored",
                        "SYSMON_PROT in the environment is no setting, did you mean SYSMON_PORT?",
                        "SYSMON_SERVICE_HOST in the environment is an orchestrator's, ignored");
    }

    @Test
    void describesWhatIsInForceWithSecretsMasked() {
        Settings settings = Settings.load(
                Program.AGGREGATOR,
                List.of(Source.environment(Map.of("SYSMON_TOKEN", "hush", "SYSMON_PORT", "1"))),
                userHome);

        assertThat(settings.describe())
                .contains("sysmon.token = *** (environment SYSMON_TOKEN)", "sysmon.port = 1 (environment SYSMON_PORT)")
                .noneMatch(line -> line.contains("hush"));
    }

    @Test
    void treatsAskingForTheWrongKindAsABug() {
        Settings settings = Settings.load(Program.AGENT, List.of(), userHome);

        assertThatIllegalStateException().isThrownBy(() -> settings.number(Setting.INTERVAL));
        assertThatIllegalStateException().isThrownBy(() -> settings.number(Setting.PORT));
    }

    @Test
    void refusesAFileThatIsNoProperties() throws IOException {
        Files.createDirectories(userHome.resolve(".sysmon"));
        Files.write(userHome.resolve(".sysmon/agent.properties"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Settings.load(Program.AGENT, List.of(), userHome))
                .withMessageContaining("cannot read " + userHome.resolve(".sysmon/agent.properties"));
    }
}
