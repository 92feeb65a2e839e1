package io.sysmon.aggregator.command;

import java.io.Serial;

/** A file to be imported goes wrong at a line; the message names it. What stands before it may have been stored. */
final class UnreadableImportException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableImportException(long line, String reason) {
        super("line " + line + ": " + reason);
    }
}
