package io.sysmon.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as it is installed, with a JVM in place of the real one that says what it was started with. */
class LauncherTest {

    private static final String JVM = """
            #!/bin/sh
            for argument in "$@"; do
              echo "$argument"
              case $argument in
                -XX:ArchiveClassesAtExit=*) echo classes >"${argument#*=}"; echo 'samples are kept'; exec sleep 60 ;;
              esac
            done
            """;

    @TempDir
    Path root;

    private Path home;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(root.resolve("home"));
        Files.createDirectories(root.resolve("bin"));
        Files.copy(Path.of("src/main/dist/bin/sysmon-agent"), root.resolve("bin/sysmon-agent"));
        Files.createDirectories(root.resolve("lib"));
        Files.writeString(root.resolve("lib/sysmon-agent.jar"), "jar");
        Files.createDirectories(root.resolve("jdk/bin"));
        executable(Files.writeString(root.resolve("jdk/bin/java"), JVM));
        executable(root.resolve("bin/sysmon-agent"));
    }

    @Test
    void startsTheJarWithTheMeasuredOptionsAndPassesArgumentsOnAsTheyAre() throws IOException, InterruptedException {
        assertThat(run(0, "--version", "--tag", "a=b c"))
                .contains("-Xmx24m", "-XX:+UseSerialGC")
                .endsWith("-jar", jar(), "--version", "--tag", "a=b c")
                .noneMatch(option -> option.startsWith("-XX:SharedArchiveFile"));
    }

    @Test
    void usesTheArchiveThatItMadeUntilTheJarIsAnother() throws IOException, InterruptedException {
        run(0, "archive");
        try (var archives = Files.list(home.resolve("cds"))) {
            assertThat(archives).singleElement().satisfies(archive -> {
                assertThat(archive).content().isEqualTo("classes\n");
                assertThat(run(0, "--version")).contains("-XX:SharedArchiveFile=" + archive.toRealPath());
            });
        }
        Files.writeString(root.resolve("lib/sysmon-agent.jar"), "another jar");

        assertThat(run(0, "--version")).noneMatch(option -> option.startsWith("-XX:SharedArchiveFile"));
    }

    @Test
    void saysThatThereIsNoJar() throws IOException, InterruptedException {
        Files.delete(root.resolve("lib/sysmon-agent.jar"));

        assertThat(run(78)).singleElement().asString().startsWith("error: no sysmon-agent.jar in ");
    }

    private List<String> run(int exitCode, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("bin/sysmon-agent").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
        builder.environment().put("SYSMON_HOME", home.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(exitCode);
        return output.lines().toList();
    }

    private String jar() throws IOException {
        return root.resolve("lib/sysmon-agent.jar").toRealPath().toString();
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
