package io.sysmon.aggregator.command;

import java.io.IOException;
import java.util.Set;

/** Something an operator can ask for by its name. Stateless. */
interface Command {

    /** The first word of the command line. */
    String name();

    /** What {@code --help} says before the settings; ends with a line break. */
    String help();

    /** Its own flags, each of which takes a value. */
    default Set<String> flags() {
        return Set.of();
    }

    /**
     * Does it.
     *
     * @return one of {@link ExitStatus}
     * @throws io.sysmon.settings.UsageException when the arguments cannot be understood; nothing was done
     * @throws io.sysmon.aggregator.store.StoreException when the database cannot do it
     * @throws IOException when a file cannot be read or written
     */
    int run(Arguments arguments, Terminal terminal) throws IOException;
}
