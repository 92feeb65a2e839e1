package io.sysmon.system.harness;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A servlet container as an operator has it: the unpacked distribution, a folder of its own, contexts deployed by files. */
public interface ServletContainer {

    /** Every distribution that the build unpacked: one more is one artifact more in the pom. */
    static List<Path> distributions() throws IOException {
        try (Stream<Path> folders = Files.list(Artifacts.containers())) {
            return folders.sorted().toList();
        }
    }

    /** Those that are Tomcats. */
    static List<Path> tomcats() throws IOException {
        return distributions().stream().filter(TomcatServer::isTomcat).toList();
    }

    /** Starts an empty one. */
    static ServletContainer start(SystemUnderTest system, Path distribution) throws IOException {
        SysmonHome unused = system.home("home of " + distribution.getFileName());
        return TomcatServer.isTomcat(distribution)
                ? TomcatServer.start(system, distribution, unused)
                : JettyServer.start(system, distribution);
    }

    /**
     * Deploys the WAR and waits until it answers.
     *
     * @param contextPath {@code /} or a slash and a word
     * @param settings that belong to this context alone, by their property names
     */
    void deploy(String contextPath, Path war, Map<String, String> settings) throws IOException;

    /** The address of a context, with a slash at the end. */
    URI url(String contextPath);

    /** Lines of its log that complain. */
    List<String> complaints();

    /** The process. */
    RunningProgram program();
}
