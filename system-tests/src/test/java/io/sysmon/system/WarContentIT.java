package io.sysmon.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.system.harness.Artifacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What is inside the two archives. */
class WarContentIT {

    private static final String CLASSES = "WEB-INF/classes/";
    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final String LAUNCHER_LIBRARIES = "WEB-INF/exec/";
    private static final String LOGGING_PROVIDER = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";
    private static final String NATIVES = "org/sqlite/native/";
    private static final long WAR_BYTES = 17_000_000;
    private static final long AGENT_BYTES = 10_000_000;

    @Test
    void warHasExactlyOneLoggingProvider() throws IOException {
        List<String> providers = entriesByPlace().entrySet().stream()
                .filter(place -> place.getValue().contains(LOGGING_PROVIDER))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(providers).singleElement().asString().contains("slf4j-jdk14");
    }

    @Test
    void warHasNoClassTwice() throws IOException {
        Map<String, List<String>> placesByClass = new HashMap<>();
        entriesByPlace()
                .forEach((place, entries) -> entries.stream()
                        .filter(WarContentIT::isClass)
                        .forEach(name -> placesByClass
                                .computeIfAbsent(name, first -> new ArrayList<>())
                                .add(place)));

        placesByClass.values().removeIf(places -> places.size() == 1);
        assertThat(placesByClass).isEmpty();
    }

    @Test
    void noLibraryOfTheWarBelongsToAContainer() throws IOException {
        entriesByPlace().forEach((place, entries) -> {
            if (place.startsWith(LIBRARIES)) {
                assertThat(entries)
                        .as(place)
                        .noneMatch(name -> name.startsWith("jakarta/servlet/")
                                || name.startsWith("org/eclipse/jetty/")
                                || name.startsWith("org/apache/catalina/"));
            }
        });
    }

    @Test
    void warRunsByItself() throws IOException {
        try (JarFile war = new JarFile(Artifacts.war().toFile())) {
            String launcher = war.getManifest().getMainAttributes().getValue("Main-Class");
            String launcherClass = launcher.replace('.', '/') + ".class";

            assertThat(war.getEntry(launcherClass)).as(launcherClass).isNotNull();
            assertThat(war.getEntry(CLASSES + launcherClass))
                    .as("the launcher among the application's classes")
                    .isNull();
            assertThat(war.stream().map(ZipEntry::getName))
                    .anyMatch(name -> name.startsWith(LAUNCHER_LIBRARIES + "jetty-"));
        }
    }

    @Test
    void driverHasALibraryForEachCommonPlatformAndNoOther() throws IOException {
        Set<String> platforms = new TreeSet<>();
        entriesByPlace()
                .values()
                .forEach(entries -> entries.stream()
                        .filter(name -> name.startsWith(NATIVES) && !name.endsWith("/"))
                        .map(name -> name.substring(NATIVES.length(), name.lastIndexOf('/')))
                        .forEach(platforms::add));

        assertThat(platforms)
                .containsExactlyInAnyOrder(
                        "Linux/x86_64",
                        "Linux/aarch64",
                        "Linux-Musl/x86_64",
                        "Linux-Musl/aarch64",
                        "Mac/x86_64",
                        "Mac/aarch64",
                        "Windows/x86_64",
                        "Windows/aarch64");
        assertThat(Files.size(Artifacts.war())).isLessThanOrEqualTo(WAR_BYTES);
    }

    @Test
    void containersNeedNotSearchTheWar() throws IOException {
        try (JarFile war = new JarFile(Artifacts.war().toFile());
                InputStream webXml = war.getInputStream(war.getEntry("WEB-INF/web.xml"))) {
            assertThat(new String(webXml.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("metadata-complete=\"true\"", "<absolute-ordering/>");
        }
    }

    @Test
    void entryPointRunsOnAnyJavaSoThatOneThatIsTooOldHearsIt() throws IOException {
        assertThat(classVersion(Artifacts.war(), "io/sysmon/launch/Main.class")).isEqualTo((byte) 52);
        assertThat(classVersion(Artifacts.agentJar(), "io/sysmon/agent/Main.class"))
                .isEqualTo((byte) 52);
    }

    @Test
    void warBringsItsSchema() throws IOException {
        try (JarFile war = new JarFile(Artifacts.war().toFile())) {
            assertThat(war.stream().map(ZipEntry::getName))
                    .anyMatch(name -> name.startsWith(CLASSES + "db/migration/") && name.endsWith(".sql"));
        }
    }

    @Test
    void webRootHoldsNothingButTheDashboard() throws IOException {
        try (JarFile war = new JarFile(Artifacts.war().toFile())) {
            Set<String> tops = new TreeSet<>();
            war.stream().map(ZipEntry::getName).forEach(name -> tops.add(name.replaceFirst("/.*", "/")));

            assertThat(tops).contains("WEB-INF/", "META-INF/", "index.html", "css/", "js/");
            assertThat(tops).noneMatch(top -> top.contains("test") || top.contains("node_modules"));
        }
    }

    @Test
    void agentIsOneSmallRunnableJar(TestReporter reporter) throws IOException {
        try (JarFile jar = new JarFile(Artifacts.agentJar().toFile())) {
            String main = jar.getManifest().getMainAttributes().getValue("Main-Class");

            assertThat(jar.getEntry(main.replace('.', '/') + ".class")).as(main).isNotNull();
            assertThat(Files.size(Artifacts.agentJar())).isLessThanOrEqualTo(AGENT_BYTES);
        }
        reporter.publishEntry("sysmon-agent.jar", Files.size(Artifacts.agentJar()) + " bytes");
        reporter.publishEntry("sysmon.war", Files.size(Artifacts.war()) + " bytes");
    }

    @Test
    void agentHasOneLoggingProvider() throws IOException {
        try (JarFile jar = new JarFile(Artifacts.agentJar().toFile());
                InputStream providers = jar.getInputStream(jar.getEntry(LOGGING_PROVIDER))) {
            assertThat(new String(providers.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .hasSize(1);
        }
    }

    /** The oldest Java that runs a class, by byte 7 of its file: 52 for Java 8. */
    private static byte classVersion(Path archive, String name) throws IOException {
        try (JarFile jar = new JarFile(archive.toFile());
                InputStream file = jar.getInputStream(jar.getEntry(name))) {
            return file.readNBytes(8)[7];
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class") && !name.startsWith("META-INF/versions/");
    }

    /** Names of classes and services: by library, for the application's own classes and for the WAR's root. */
    private static Map<String, Set<String>> entriesByPlace() throws IOException {
        Map<String, Set<String>> entries = new TreeMap<>();
        Path war = Artifacts.war();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(war))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.endsWith(".jar")) {
                    entries.put(name, namesIn(zip));
                } else if (name.startsWith(CLASSES)) {
                    entries.computeIfAbsent(CLASSES, first -> new TreeSet<>()).add(name.substring(CLASSES.length()));
                } else {
                    entries.computeIfAbsent("root", first -> new TreeSet<>()).add(name);
                }
            }
        }
        return entries;
    }

    private static Set<String> namesIn(InputStream jar) throws IOException {
        Set<String> names = new TreeSet<>();
        ZipInputStream zip = new ZipInputStream(jar);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            names.add(entry.getName());
        }
        return names;
    }
}
