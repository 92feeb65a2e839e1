package io.sysmon.launch;

/** The statuses {@code java -jar sysmon.war} ends with when it serves, after the field's {@code sysexits.h} where it has one. */
public final class ExitCode {

    /** Asked for help or the version, or stopped in order. */
    public static final int OK = 0;

    /** Cannot start: the database is locked, damaged or newer than the program; the log says which. */
    public static final int FAILED = 1;

    /** A flag that does not exist or lacks its value. */
    public static final int USAGE = 2;

    /** The port is taken. */
    public static final int PORT_TAKEN = 69;

    /** Settings are wrong; all of them are listed. */
    public static final int CONFIG = 78;

    private ExitCode() {}
}
