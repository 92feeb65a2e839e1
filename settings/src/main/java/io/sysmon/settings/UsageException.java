package io.sysmon.settings;

/** A command line that cannot be understood: an unknown flag, a flag without its value, an unexpected word. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The exit code of both programs for these. */
    public static final int EXIT_CODE = 2;

    /** @param message names the word, and the nearest known flag where there is one */
    public UsageException(String message) {
        super(message);
    }
}
