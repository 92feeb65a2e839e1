package io.sysmon.agent.collect;

import java.io.IOException;
import java.nio.file.Path;

/** Asks a mounted file system for its space: {@link SpaceUsage#read}, or what a fixture says. */
@FunctionalInterface
public interface SpaceProbe {

    /**
     * The space of the file system at {@code mountPoint}; may take for ever.
     *
     * @throws IOException when it does not answer with a size
     */
    SpaceUsage read(Path mountPoint) throws IOException;
}
