package io.sysmon.aggregator.command;

/** The statuses that commands end with, after the field's {@code sysexits.h} where it has one. */
final class ExitStatus {

    /** All of it was done. */
    static final int OK = 0;

    /** It failed, was refused, or found something wrong; standard error says what. */
    static final int FAILED = 1;

    /** The command line cannot be understood. */
    static final int USAGE = 2;

    /** Settings are wrong; all of them are listed. */
    static final int CONFIG = 78;

    private ExitStatus() {}
}
