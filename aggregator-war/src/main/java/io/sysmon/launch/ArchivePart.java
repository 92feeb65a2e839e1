package io.sysmon.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** What of the archive is put on a class path of its own. */
enum ArchivePart {
    /** What the embedded server runs on: Jetty, and what it shares with the application. */
    SERVER("WEB-INF/exec/[^/]+\\.jar|WEB-INF/lib/(slf4j|settings)-[^/]+\\.jar"),

    /** The application itself, as a container would load it. */
    APPLICATION("WEB-INF/lib/[^/]+\\.jar|WEB-INF/classes/.+[^/]");

    private static final String CLASSES = "WEB-INF/classes/";

    private final Pattern entries;

    ArchivePart(String entries) {
        this.entries = Pattern.compile(entries);
    }

    /**
     * Copies it into {@code folder}, under the names it has in the archive.
     *
     * @return the class path, in the archive's order
     */
    List<Path> unpack(Path war, Path folder) throws IOException {
        Set<Path> classPath = new LinkedHashSet<>();
        try (JarFile archive = new JarFile(war.toFile())) {
            for (ZipEntry entry : archive.stream()
                    .filter(candidate -> entries.matcher(candidate.getName()).matches())
                    .toList()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (InputStream content = archive.getInputStream(entry)) {
                    Files.copy(content, file);
                }
                classPath.add(entry.getName().startsWith(CLASSES) ? folder.resolve(CLASSES) : file);
            }
        }
        return List.copyOf(classPath);
    }
}
