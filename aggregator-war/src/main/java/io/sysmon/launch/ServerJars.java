package io.sysmon.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** The jars in the archive that the embedded server runs on: Jetty, and what it shares with the application. */
final class ServerJars {

    private static final Pattern NEEDED =
            Pattern.compile("WEB-INF/exec/[^/]+\\.jar|WEB-INF/lib/(slf4j|settings)-[^/]+\\.jar");

    private ServerJars() {}

    /**
     * Copies them into {@code folder}, which is created.
     *
     * @return where they are, in the archive's order
     */
    static List<Path> unpack(Path war, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> jars = new ArrayList<>();
        try (JarFile archive = new JarFile(war.toFile())) {
            for (ZipEntry entry : archive.stream().filter(ServerJars::isNeeded).toList()) {
                Path jar = folder.resolve(Path.of(entry.getName()).getFileName().toString());
                try (InputStream content = archive.getInputStream(entry)) {
                    Files.copy(content, jar);
                }
                jars.add(jar);
            }
        }
        return jars;
    }

    private static boolean isNeeded(ZipEntry entry) {
        return NEEDED.matcher(entry.getName()).matches();
    }
}
