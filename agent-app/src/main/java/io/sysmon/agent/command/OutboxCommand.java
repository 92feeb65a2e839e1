package io.sysmon.agent.command;

import io.sysmon.agent.config.AgentConfig;
import io.sysmon.settings.CommandFlags;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A question about the outbox. Stateless. */
interface OutboxCommand {

    /** The first word of the command line. */
    String name();

    /** What {@code --help} says before the settings; ends with a line break. */
    String help();

    /** Its own flags, each of which takes a value. */
    default Set<String> flags() {
        return Set.of();
    }

    /**
     * Answers it.
     *
     * @param out for the answer
     * @param err for why there is none
     * @return one of {@link ExitStatus}
     * @throws io.sysmon.settings.UsageException when the question cannot be understood
     * @throws io.sysmon.agent.outbox.OutboxException when the outbox cannot be read
     */
    int run(Question question, PrintStream out, PrintStream err);

    /**
     * What was asked, and when.
     *
     * @param flags the command's own
     * @param operands the words that are no flags
     * @param config the agent's settings
     * @param now the host's clock
     */
    record Question(CommandFlags flags, List<String> operands, AgentConfig config, Instant now) {}
}
