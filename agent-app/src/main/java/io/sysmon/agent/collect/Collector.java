package io.sysmon.agent.collect;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** One source of readings. Confined to one thread, and so may remember its last reading. */
public interface Collector {

    /** The name in {@code agent.collector_up} and in messages. */
    String name();

    /**
     * Reads the source.
     *
     * @param nanos the monotonic clock now, {@link System#nanoTime}
     * @throws NoSuchFileException when the kernel does not have the source
     * @throws IOException when it has, and reading failed
     */
    Outcome read(long nanos) throws IOException;

    /** Reads the source; whatever goes wrong is in the outcome. */
    default Outcome collect(long nanos) {
        try {
            return read(nanos);
        } catch (NoSuchFileException missing) {
            return new Outcome.Absent("no " + missing.getFile());
        } catch (IOException failure) {
            return new Outcome.Failed(String.valueOf(failure.getMessage()), new Readings());
        } catch (RuntimeException bug) {
            return new Outcome.Failed("bug in the collector: " + bug, new Readings());
        }
    }
}
