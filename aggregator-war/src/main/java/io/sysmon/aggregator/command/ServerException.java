package io.sysmon.aggregator.command;

import java.io.Serial;

/** The server that has the database open does not do what it was asked; the message says which server, and why. */
final class ServerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ServerException(String message) {
        super(message);
    }
}
