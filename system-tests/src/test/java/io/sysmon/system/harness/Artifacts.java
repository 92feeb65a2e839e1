package io.sysmon.system.harness;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

/** Where the build left what is tested. */
public final class Artifacts {

    private Artifacts() {}

    /** The agent's runnable jar. */
    public static Path agentJar() {
        return existing("sysmon.test.agentJar");
    }

    /** The aggregator's WAR. */
    public static Path war() {
        return existing("sysmon.test.war");
    }

    /** The agent's Debian package. */
    public static Path agentDeb() {
        return beside(agentJar(), "sysmon-agent_*_all.deb");
    }

    /** The agent's archive for other systems. */
    public static Path agentTarball() {
        return beside(agentJar(), "sysmon-agent-*.tar.gz");
    }

    /** The project's root folder. */
    public static Path root() {
        return existing("sysmon.test.root");
    }

    /** The folder that the container distributions were unpacked into. */
    public static Path containers() {
        return existing("sysmon.test.containers");
    }

    /** The {@code java} that runs the tests runs the product too. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static Path beside(Path file, String glob) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(file.getParent(), glob)) {
            Iterator<Path> paths = found.iterator();
            Path only = paths.next();
            if (paths.hasNext()) {
                throw new IllegalStateException("several " + glob + " beside " + file + "; run mvn clean");
            }
            return only;
        } catch (IOException | NoSuchElementException none) {
            throw new IllegalStateException("no " + glob + " beside " + file + "; run mvn verify from the root", none);
        }
    }

    private static Path existing(String property) {
        String value = Objects.requireNonNull(System.getProperty(property), () -> "system property " + property);
        Path path = Path.of(value).toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            throw new IllegalStateException(property + ": " + path + " does not exist; run mvn verify from the root");
        }
        return path;
    }
}
