package io.sysmon.system;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.sysmon.system.harness.Artifacts;
import io.sysmon.system.harness.Requirement;
import io.sysmon.system.harness.RunningProgram;
import io.sysmon.system.harness.Sbom;
import io.sysmon.system.harness.Sbom.Component;
import io.sysmon.system.harness.SystemUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.JDBC;

/**
 * What both archives are made of is listed in them, and the list is true. After a change of dependencies, online, with the
 * profile {@code sbom} and {@code -Dgolden.update}: the lists of the root are written anew.
 */
class SupplyChainIT {

    private static final String WAR_SBOM = "sysmon.cdx.json";
    private static final String AGENT_SBOM = "sysmon-agent.cdx.json";
    private static final String PART_OF_THE_DRIVER = "-common-platforms.jar";
    private static final Pattern LIBRARY = Pattern.compile("WEB-INF/(lib|exec)/([^/]+\\.jar)");

    /** {@code    org.slf4j:slf4j-api:jar:2.0.18:compile -- module org.slf4j} */
    private static final Pattern COMPONENT = Pattern.compile("^\\s+([^:\\s]+):([^:]+):jar:([^:]+):\\w+");

    /** Of each component one of these holds; all of them allow what an Apache-2.0 product does with it. */
    private static final Set<String> ALLOWED = Set.of("Apache-2.0", "MIT", "BSD-3-Clause", "EPL-2.0");

    @RegisterExtension
    final SystemUnderTest system = new SystemUnderTest();

    @BeforeAll
    static void writeAnewOnPurpose() throws IOException {
        if (System.getProperty("golden.update") == null) {
            return;
        }
        Files.createDirectories(Artifacts.root().resolve("sbom"));
        update("agent-app", AGENT_SBOM);
        update("aggregator-war", WAR_SBOM);
        Files.writeString(Artifacts.root().resolve("THIRD-PARTY.txt"), thirdParty());
    }

    private static void update(String module, String name) throws IOException {
        Path generated = Artifacts.root().resolve(module).resolve("target/sbom").resolve(name);
        Files.writeString(committed(name), Sbom.read(generated).cleaned().toJson());
    }

    @Test
    void lookForKnownHolesHandsBothListsToTheScannerAndEndsAsItDoes(@TempDir Path tools) throws IOException {
        Requirement.program("bash");
        Path scanner = Files.writeString(tools.resolve("osv-scanner"), "#!/bin/sh\necho \"$@\"\nexit 1\n");
        Files.setPosixFilePermissions(scanner, PosixFilePermissions.fromString("rwx------"));

        RunningProgram look = lookForKnownHoles(tools + ":" + System.getenv("PATH"), "--format=json");

        assertThat(look.awaitExit()).isEqualTo(1);
        assertThat(look.output())
                .isEqualTo("scan source --format=json -L %s -L %s\n", committed(WAR_SBOM), committed(AGENT_SBOM));
    }

    @Test
    void lookForKnownHolesWithoutAScannerIsNoCleanBill(@TempDir Path tools) throws IOException {
        Requirement.program("bash");
        Files.createSymbolicLink(tools.resolve("dirname"), Path.of("/usr/bin/dirname"));

        RunningProgram look = lookForKnownHoles(tools.toString());

        assertThat(look.awaitExit()).isEqualTo(127);
        assertThat(look.output()).isEqualTo("error: osv-scanner is missing\n");
    }

    private RunningProgram lookForKnownHoles(String path, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "bash", Artifacts.root().resolve("scripts/known-holes.sh").toString()));
        command.addAll(List.of(options));
        return system.start("known-holes", command, Map.of("PATH", path));
    }

    @Test
    void listOfTheWarNamesItsLibrariesByTheirContent() throws IOException {
        Map<String, String> listed = Sbom.read(committed(WAR_SBOM)).components().stream()
                .filter(component -> !component.isOwn())
                .collect(toMap(Component::jar, Component::sha256));
        Map<String, String> shipped = new TreeMap<>();
        try (JarFile war = new JarFile(Artifacts.war().toFile())) {
            for (ZipEntry entry : war.stream().toList()) {
                var library = LIBRARY.matcher(entry.getName());
                if (library.matches() && library.group(2).endsWith(PART_OF_THE_DRIVER)) {
                    shipped.put(driver().getFileName().toString(), sha256OfWhole(war.getInputStream(entry)));
                } else if (library.matches() && !isOwn(library.group(2))) {
                    shipped.put(library.group(2), sha256(war.getInputStream(entry)));
                }
            }
        }

        assertThat(shipped).hasSizeGreaterThan(40).containsExactlyInAnyOrderEntriesOf(listed);
    }

    @Test
    void listOfTheAgentNamesWhatItIsMadeOf() throws IOException {
        Set<String> listed = Sbom.read(committed(AGENT_SBOM)).components().stream()
                .map(Component::coordinates)
                .collect(toSet());
        Set<String> resolved = new TreeSet<>();
        for (String line : Files.readAllLines(Artifacts.agentJar().resolveSibling("components.txt"))) {
            Matcher component = COMPONENT.matcher(line);
            if (component.find()) {
                resolved.add(component.group(1) + ":" + component.group(2) + ":" + component.group(3));
            }
        }

        assertThat(resolved).hasSizeGreaterThan(10).containsExactlyInAnyOrderElementsOf(listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {WAR_SBOM, AGENT_SBOM})
    void archivesShipTheirListAndTheLicences(String name) throws IOException {
        Path archive = name.equals(WAR_SBOM) ? Artifacts.war() : Artifacts.agentJar();
        try (JarFile jar = new JarFile(archive.toFile())) {
            assertThat(text(jar, "META-INF/sbom/" + name)).isEqualTo(Files.readString(committed(name)));
            for (String file : List.of("LICENSE", "THIRD-PARTY.txt")) {
                assertThat(text(jar, "META-INF/licenses/" + file))
                        .isEqualTo(Files.readString(Artifacts.root().resolve(file)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {WAR_SBOM, AGENT_SBOM})
    void everyComponentHasALicenceThatAllowsIt(String name) {
        assertThat(Sbom.read(committed(name)).components()).allSatisfy(component -> {
            assertThat(component.licences()).as(component.coordinates()).containsAnyElementsOf(ALLOWED);
            assertThat(component.isOwn() || component.sha256().length() == 64).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {WAR_SBOM, AGENT_SBOM})
    void listsAreTheSameWhoeverWritesThem(String name) throws IOException {
        assertThat(Files.readString(committed(name)))
                .isEqualTo(Sbom.read(committed(name)).cleaned().toJson())
                .doesNotContain("serialNumber")
                .doesNotContain("distribution");
    }

    @Test
    void licencesAreWrittenDown() throws IOException {
        assertThat(Files.readString(Artifacts.root().resolve("THIRD-PARTY.txt")))
                .isEqualTo(thirdParty());
    }

    private static String thirdParty() {
        StringBuilder text = new StringBuilder("""
                sysmon is Apache-2.0 (LICENSE). Its archives hold these works of others; where a work names several
                licences it may be used under any one of them, or names those of its parts. Their texts are in the libraries
                themselves (sysmon.war, WEB-INF/lib and WEB-INF/exec) and at the sources named here.

                """);
        Stream.of(WAR_SBOM, AGENT_SBOM)
                .flatMap(name -> Sbom.read(committed(name)).components().stream())
                .filter(component -> !component.isOwn())
                .collect(toMap(Component::coordinates, component -> component, (one, same) -> one, TreeMap::new))
                .values()
                .forEach(component -> text.append(component.coordinates())
                        .append("\n    ")
                        .append(String.join(" | ", component.licences()))
                        .append("\n    ")
                        .append(component.source())
                        .append('\n'));
        return text + SLF4J;
    }

    /** The one licence that wants its text kept beside the code and is lost when sysmon-agent.jar is put together. */
    private static final String SLF4J = """

            org.slf4j, within sysmon-agent.jar too:

                Copyright (c) 2004-2022 QOS.ch Sarl (Switzerland)
                All rights reserved.

                Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
                documentation files (the "Software"), to deal in the Software without restriction, including without
                limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the
                Software, and to permit persons to whom the Software is furnished to do so, subject to the following
                conditions:

                The above copyright notice and this permission notice shall be included in all copies or substantial portions
                of the Software.

                THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED
                TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL
                THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
                CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
                DEALINGS IN THE SOFTWARE.
            """;

    private static boolean isOwn(String jar) {
        return jar.startsWith("protocol-") || jar.startsWith("settings-");
    }

    private static Path committed(String name) {
        return Artifacts.root().resolve("sbom").resolve(name);
    }

    private static String text(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        try (InputStream content = jar.getInputStream(entry)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The driver is shipped without some of its files (docs/decisions/0090): each that is there is the driver's own. */
    private static String sha256OfWhole(InputStream part) throws IOException {
        try (ZipInputStream files = new ZipInputStream(part);
                JarFile whole = new JarFile(driver().toFile())) {
            for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                if (!file.isDirectory() && !file.getName().equals(JarFile.MANIFEST_NAME)) {
                    assertThat(files.readAllBytes())
                            .as(file.getName())
                            .isEqualTo(whole.getInputStream(whole.getEntry(file.getName()))
                                    .readAllBytes());
                }
            }
        }
        return sha256(Files.newInputStream(driver()));
    }

    /** The whole driver, as the tests use it. */
    private static Path driver() {
        return Path.of(URI.create(
                JDBC.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static String sha256(InputStream content) throws IOException {
        try (content) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.readAllBytes()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
