package io.sysmon.agent.command;

/** The statuses that the commands end with, after those of service scripts where they say the same. */
final class ExitStatus {

    /** All is well; samples were found. */
    static final int WELL = 0;

    /** The agent runs and cannot deliver or write; no samples were found. */
    static final int TROUBLE = 1;

    /** No agent runs. */
    static final int NOT_RUNNING = 3;

    /** There is no outbox, or it cannot be read. */
    static final int UNKNOWN = 4;

    private ExitStatus() {}
}
