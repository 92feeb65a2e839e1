package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sysmon.system.harness.AggregatorProcess;
import io.sysmon.system.harness.Artifacts;
import io.sysmon.system.harness.DebianMachine;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The agent's packages on a clean Debian 12 with systemd running: installed, configured, started, upgraded, removed and
 * purged, its unit's sandbox in force. Takes root, some minutes and a Debian mirror: {@code -Dsysmon.test.debian=true}.
 */
@EnabledIfSystemProperty(named = "sysmon.test.debian", matches = "true")
class DebianInstallIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PROPERTIES = "/etc/sysmon-agent/agent.properties";
    private static final String TOKEN = "/etc/sysmon-agent/token";
    private static final String STATE = "/var/lib/sysmon-agent";
    private static final String OUTBOX = STATE + "/agent.db";

    @RegisterExtension
    static final SystemUnderTest system = new SystemUnderTest();

    private static Path debian;
    private static AggregatorProcess aggregator;

    private DebianMachine machine;

    @BeforeAll
    static void fetchDebian() {
        aggregator = system.startAggregator(system.home("aggregator"));
        debian = DebianMachine.fetch(system);
    }

    @BeforeEach
    void powerOn(TestInfo test) {
        machine = DebianMachine.boot(
                system, debian, test.getTestMethod().orElseThrow().getName());
    }

    @AfterEach
    void powerOff() {
        machine.close();
    }

    @Test
    void installsStartsUpgradesRemovesAndPurgesAsDebiansUsersExpect() throws IOException {
        String before = machine.run("find", "/", "-xdev", "-path", "*sysmon*");
        Path deb = Files.copy(Artifacts.agentDeb(), machine.file("/root/agent.deb"));

        assertThat(machine.run("dpkg", "--install", "/root/agent.deb")).contains("put the token into " + TOKEN);
        assertThat(machine.run("stat", "--format=%a %U:%G", TOKEN)).isEqualTo("640 root:sysmon-agent\n");
        assertThat(machine.run("stat", "--format=%a %U:%G", STATE)).isEqualTo("750 sysmon-agent:sysmon-agent\n");
        assertThat(machine.run("find", STATE + "/cds", "-name", "*.jsa", "-user", "sysmon-agent"))
                .isNotEmpty();
        assertThat(machine.run("systemctl", "is-enabled", "sysmon-agent")).isEqualTo("enabled\n");
        assertThat(machine.exitCode("systemctl", "is-active", "sysmon-agent")).isNotZero();

        configure("by-deb");
        machine.run("systemctl", "start", "sysmon-agent");
        awaitHost("by-deb");
        assertThat(isSandboxed()).isTrue();
        assertEveryCollectorIsWell("by-deb");
        assertThat(machine.run("journalctl", "--unit=sysmon-agent", "--no-pager", "--output=cat"))
                .as("the journal took the priority off the line")
                .containsPattern("(?m)^Agent: measuring ");

        String process = mainProcess();
        upgrade(deb);
        assertThat(mainProcess()).isNotEqualTo("0").isNotEqualTo(process);
        assertThat(machine.file(PROPERTIES)).content().contains("sysmon.hostname = by-deb");
        assertThat(machine.file(PROPERTIES + ".dpkg-dist")).exists();

        process = mainProcess();
        machine.run("dpkg-trigger", "--by-package=openjdk-17-jre-headless", "/usr/lib/jvm");
        machine.run("dpkg", "--configure", "--pending");
        assertThat(mainProcess())
                .as("after a change of the JVM")
                .isNotEqualTo("0")
                .isNotEqualTo(process);

        machine.run("dpkg", "--remove", "sysmon-agent");
        assertThat(machine.exitCode("systemctl", "is-active", "sysmon-agent")).isNotZero();
        for (String kept : new String[] {PROPERTIES, TOKEN, OUTBOX}) {
            assertThat(machine.file(kept)).exists();
        }
        assertThat(machine.file(STATE + "/cds")).doesNotExist();

        machine.run("dpkg", "--install", "/root/agent.deb");
        assertThat(machine.run("systemctl", "is-active", "sysmon-agent")).isEqualTo("active\n");

        machine.run("dpkg", "--purge", "sysmon-agent");
        assertThat(machine.exitCode("getent", "passwd", "sysmon-agent")).isNotZero();
        assertThat(machine.exitCode("getent", "group", "sysmon-agent")).isNotZero();
        machine.run("sh", "-c", "rm -r /root/agent* /root/upgrade*");
        assertThat(machine.run("find", "/", "-xdev", "-path", "*sysmon*")).isEqualTo(before);
    }

    @Test
    void unusableSettingsEndTheServiceForGoodAndSayAllThatIsWrong() throws IOException {
        Files.copy(Artifacts.agentDeb(), machine.file("/root/agent.deb"));
        machine.run("dpkg", "--install", "/root/agent.deb");
        configure("misconfigured");
        append(PROPERTIES, "sysmon.interval = soon\nsysmon.colour = red\n");

        machine.run("systemctl", "start", "sysmon-agent");

        await().atMost(PATIENCE)
                .until(() -> machine.exitCode("systemctl", "is-failed", "--quiet", "sysmon-agent") == 0);
        assertThat(machine.run("systemctl", "show", "--property=ExecMainStatus,NRestarts", "sysmon-agent"))
                .contains("ExecMainStatus=78", "NRestarts=0");
        assertThat(machine.run("journalctl", "--unit=sysmon-agent", "--no-pager"))
                .contains("sysmon.interval", "sysmon.colour");
    }

    @Test
    void tarballInstallsStartsUpgradesAndUninstalls() throws IOException {
        Files.copy(Artifacts.agentTarball(), machine.file("/root/agent.tar.gz"));
        machine.run(
                "tar", "-xzf", "/root/agent.tar.gz", "-C", "/root", "--one-top-level=agent", "--strip-components=1");

        machine.run("/root/agent/install.sh");
        assertThat(machine.run("stat", "--format=%a %U:%G", TOKEN)).isEqualTo("640 root:sysmon-agent\n");
        configure("by-tarball");
        machine.run("systemctl", "start", "sysmon-agent");
        awaitHost("by-tarball");
        assertThat(isSandboxed()).isTrue();

        String process = mainProcess();
        machine.run("/root/agent/install.sh");
        assertThat(mainProcess()).as("installed again").isNotEqualTo("0").isNotEqualTo(process);
        assertThat(machine.file(PROPERTIES)).content().contains("sysmon.hostname = by-tarball");

        machine.run("/opt/sysmon-agent/uninstall.sh");
        assertThat(machine.exitCode("systemctl", "is-active", "sysmon-agent")).isNotZero();
        assertThat(machine.file(OUTBOX)).exists();
        machine.run("/root/agent/uninstall.sh", "--purge");
        assertThat(machine.file(STATE)).doesNotExist();
        assertThat(machine.exitCode("getent", "passwd", "sysmon-agent")).isNotZero();
    }

    private void configure(String hostname) throws IOException {
        append(PROPERTIES, "sysmon.aggregator = " + aggregator.url() + "\nsysmon.hostname = " + hostname + "\n");
        append(TOKEN, aggregator.home().token() + "\n");
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(machine.file(file), text, StandardOpenOption.APPEND);
    }

    /** A package of a higher version whose own settings file is another, as one of a later release may be. */
    private void upgrade(Path deb) throws IOException {
        machine.run("dpkg-deb", "--raw-extract", "/root/agent.deb", "/root/upgrade");
        Path control = machine.file("/root/upgrade/DEBIAN/control");
        Files.writeString(control, Files.readString(control).replaceFirst("(?m)^Version: .*", "Version: 99"));
        Files.writeString(machine.file("/root/upgrade" + PROPERTIES), "# of a later release\n");
        machine.run("dpkg-deb", "--build", "/root/upgrade", "/root/upgrade.deb");
        machine.run("dpkg", "--install", "--force-confdef", "--force-confold", "/root/upgrade.deb");
        Files.move(machine.file("/root/upgrade.deb"), deb, StandardCopyOption.REPLACE_EXISTING);
    }

    private void awaitHost(String hostname) {
        await(hostname + " has pushed")
                .atMost(PATIENCE)
                .until(() -> aggregator.api().get("api/hosts/" + hostname).status() == 200);
    }

    private static void assertEveryCollectorIsWell(String hostname) {
        await().atMost(PATIENCE)
                .until(() -> aggregator
                                .api()
                                .get("api/latest?host=" + hostname)
                                .body()
                                .contains("collector=temperature")
                        || aggregator
                                .api()
                                .get("api/latest?host=" + hostname)
                                .body()
                                .contains("collector=processes"));
        aggregator
                .api()
                .get("api/latest?host=" + hostname)
                .json()
                .get("metrics")
                .forEach(metric -> {
                    if ("agent.collector_up".equals(metric.get("metric_type").asText())) {
                        assertThat(metric.get("value").asInt())
                                .as(metric.toString())
                                .isEqualTo(1);
                    }
                });
    }

    /** Whether the running process has no capability, cannot get one, and its system calls are filtered. */
    private boolean isSandboxed() {
        String status = machine.run("cat", "/proc/" + mainProcess() + "/status");
        return status.contains("CapBnd:\t0000000000000000")
                && status.contains("NoNewPrivs:\t1")
                && status.contains("Seccomp:\t2");
    }

    private String mainProcess() {
        return machine.run("systemctl", "show", "--property=MainPID", "--value", "sysmon-agent")
                .strip();
    }
}
