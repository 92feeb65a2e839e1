package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.system.harness.Artifacts;
import io.sysmon.system.harness.Requirement;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the agent's packages hold, without installing them on this machine; {@link DebianInstallIT} installs them. */
class PackageIT {

    private static final String UNIT = "lib/systemd/system/sysmon-agent.service";

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    @Test
    void debHoldsTheseFilesWithTheseModesAndAllBelongsToRoot() {
        List<String> files = run("dpkg-deb", "--contents", deb())
                .lines()
                .filter(line -> !line.startsWith("d"))
                .map(line -> line.split("\\s+", -1))
                .map(fields -> fields[0] + " " + fields[1] + " " + fields[5])
                .toList();

        assertThat(files)
                .containsExactlyInAnyOrder(
                        "-rw-r--r-- root/root ./etc/sysmon-agent/agent.properties",
                        "-rw-r--r-- root/root ./" + UNIT,
                        "-rwxr-xr-x root/root ./usr/bin/sysmon-agent",
                        "-rwxr-xr-x root/root ./usr/share/sysmon-agent/bin/sysmon-agent",
                        "-rw-r--r-- root/root ./usr/share/sysmon-agent/lib/sysmon-agent.jar",
                        "-rw-r--r-- root/root ./usr/share/sysmon-agent/token.example",
                        "-rw-r--r-- root/root ./usr/share/doc/sysmon-agent/CHANGELOG.md",
                        "-rw-r--r-- root/root ./usr/share/doc/sysmon-agent/agent.md",
                        "-rw-r--r-- root/root ./usr/share/doc/sysmon-agent/copyright",
                        "-rw-r--r-- root/root ./usr/share/lintian/overrides/sysmon-agent");
    }

    @Test
    void debNeedsAJavaRuntimeAndKeepsTheOperatorsSettings() throws IOException {
        Path control = system.folder("control");
        run("dpkg-deb", "--control", deb(), control.toString());

        assertThat(Files.readAllLines(control.resolve("control")))
                .contains(
                        "Package: sysmon-agent",
                        "Architecture: all",
                        "Depends: default-jre-headless (>= 2:1.17) | java17-runtime-headless, adduser");
        assertThat(control.resolve("conffiles")).content().isEqualTo("/etc/sysmon-agent/agent.properties\n");
        for (String script : List.of("postinst", "prerm", "postrm")) {
            assertThat(control.resolve(script)).isExecutable();
        }
    }

    @Test
    void launcherOfTheDebRunsTheAgent() throws IOException {
        Path root = system.folder("deb");
        run("dpkg-deb", "--extract", deb(), root.toString());

        assertThat(run(root.resolve("usr/share/sysmon-agent/bin/sysmon-agent").toString(), "--version"))
                .startsWith("sysmon-agent ");
        assertThat(root.resolve("usr/bin/sysmon-agent"))
                .content()
                .contains("exec /usr/share/sysmon-agent/bin/sysmon-agent \"$@\"");
    }

    @Test
    void systemdFindsNothingWrongWithTheUnitAndLittleThatItExposes() throws IOException {
        Path analyze = Requirement.program("systemd-analyze");
        Path root = system.folder("unit");
        run("dpkg-deb", "--extract", deb(), root.toString());
        String text =
                Files.readString(root.resolve(UNIT)).replace("ExecStart=/usr/bin/sysmon-agent", "ExecStart=/bin/true");
        Path unit = Files.writeString(root.resolve("sysmon-agent.service"), text);

        assertThat(run(analyze.toString(), "--man=no", "verify", unit.toString()))
                .isEmpty();
        run(analyze.toString(), "security", "--offline=true", "--no-pager", "--threshold=20", unit.toString());
    }

    @Test
    void unitHasNothingThatTakesAwayWhatTheAgentMeasuresOrHowTheJvmRuns() throws IOException {
        Path root = system.folder("unit");
        run("dpkg-deb", "--extract", deb(), root.toString());

        assertThat(Files.readAllLines(root.resolve(UNIT)))
                .contains(
                        "Type=exec",
                        "User=sysmon-agent",
                        "ExecStart=/usr/bin/sysmon-agent",
                        "RestartPreventExitStatus=78",
                        "SuccessExitStatus=143",
                        "StateDirectory=sysmon-agent",
                        "ProtectHome=read-only")
                .noneMatch(line ->
                        line.matches("(MemoryDenyWriteExecute|ProcSubset|ProtectProc|PrivateNetwork|PrivateUsers)=.*"));
    }

    @Test
    void tarballInstallsAgainOverItselfAndKeepsTheOperatorsSettings() throws IOException {
        Path installed = system.folder("destdir");
        Path unpacked = unpack();
        install(unpacked, installed);
        Path settings = installed.resolve("etc/sysmon-agent/agent.properties");
        Files.writeString(settings, "sysmon.hostname = mine\n");
        install(unpacked, installed);

        assertThat(settings).content().isEqualTo("sysmon.hostname = mine\n");
        assertThat(run(installed.resolve("opt/sysmon-agent/bin/sysmon-agent").toString(), "--version"))
                .startsWith("sysmon-agent ");
        assertThat(installed.resolve("usr/local/bin/sysmon-agent"))
                .isExecutable()
                .content()
                .contains("exec /opt/sysmon-agent/bin/sysmon-agent \"$@\"");
        assertThat(installed.resolve("etc/systemd/system/sysmon-agent.service"))
                .content()
                .contains("ExecStart=/usr/local/bin/sysmon-agent");
        assertThat(Files.getPosixFilePermissions(installed.resolve("etc/sysmon-agent/token")))
                .as("token")
                .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    }

    @Test
    void tarballUninstallsAllButSettingsAndOnPurgeThoseToo() throws IOException {
        Path installed = system.folder("destdir");
        Path unpacked = unpack();
        install(unpacked, installed);

        runIn(installed, unpacked.resolve("uninstall.sh").toString());
        assertThat(installed.resolve("opt/sysmon-agent")).doesNotExist();
        assertThat(installed.resolve("usr/local/bin/sysmon-agent")).doesNotExist();
        assertThat(installed.resolve("etc/systemd/system/sysmon-agent.service")).doesNotExist();
        assertThat(installed.resolve("etc/sysmon-agent/agent.properties")).exists();

        runIn(installed, unpacked.resolve("uninstall.sh").toString(), "--purge");
        assertThat(installed.resolve("etc/sysmon-agent")).doesNotExist();
    }

    private Path unpack() throws IOException {
        Path folder = system.folder("unpacked");
        run("tar", "-xzf", Artifacts.agentTarball().toString(), "-C", folder.toString());
        try (var entries = Files.list(folder)) {
            return entries.findFirst().orElseThrow();
        }
    }

    private void install(Path unpacked, Path destination) {
        runIn(destination, unpacked.resolve("install.sh").toString());
    }

    private void runIn(Path destination, String... command) {
        run(Map.of("DESTDIR", destination.toString()), List.of(command));
    }

    private String deb() {
        Requirement.program("dpkg-deb");
        return Artifacts.agentDeb().toString();
    }

    private String run(String... command) {
        return run(Map.of(), List.of(command));
    }

    private String run(Map<String, String> environment, List<String> command) {
        Map<String, String> withHome = new HashMap<>(environment);
        withHome.put("SYSMON_HOME", system.folder("home").toString());
        RunningProgram program =
                system.start(Path.of(command.get(0)).getFileName().toString(), command, withHome);
        assertThat(program.awaitExit()).as("%s:%n%s", command, program.output()).isZero();
        return program.output();
    }
}
