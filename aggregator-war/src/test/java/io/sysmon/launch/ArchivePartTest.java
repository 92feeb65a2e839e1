package io.sysmon.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivePartTest {

    @TempDir
    Path folder;

    private Path war;

    @BeforeEach
    void packAnArchive() throws IOException {
        war = folder.resolve("sysmon.war");
        try (JarOutputStream archive = new JarOutputStream(Files.newOutputStream(war))) {
            for (String name : List.of(
                    "index.html",
                    "WEB-INF/lib/sqlite.jar",
                    "WEB-INF/lib/settings-0.5.0.jar",
                    "WEB-INF/exec/jetty.jar",
                    "WEB-INF/classes/",
                    "WEB-INF/classes/db/migration/",
                    "WEB-INF/classes/db/migration/V1.sql",
                    "io/sysmon/launch/Main.class")) {
                archive.putNextEntry(new ZipEntry(name));
                archive.write(name.endsWith("/") ? new byte[0] : name.getBytes(StandardCharsets.UTF_8));
                archive.closeEntry();
            }
        }
    }

    @Test
    void putsTheServersJarsOnItsClassPathAndNothingElse() throws Exception {
        List<Path> classPath = ArchivePart.SERVER.unpack(war, folder.resolve("unpacked"));

        assertThat(classPath)
                .extracting(path -> path.getFileName().toString())
                .containsExactly("settings-0.5.0.jar", "jetty.jar");
    }

    @Test
    void putsTheApplicationsJarsAndClassesOnTheCommandsClassPath() throws Exception {
        List<Path> classPath = ArchivePart.APPLICATION.unpack(war, folder.resolve("unpacked"));

        assertThat(classPath)
                .extracting(path -> path.getFileName().toString())
                .containsExactly("sqlite.jar", "settings-0.5.0.jar", "classes");
        assertThat(classPath.get(2).resolve("db/migration/V1.sql")).hasContent("WEB-INF/classes/db/migration/V1.sql");
    }
}
