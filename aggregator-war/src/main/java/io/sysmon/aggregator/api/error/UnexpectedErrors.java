package io.sysmon.aggregator.api.error;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors that nobody foresaw: all of it goes to the log, and an id that finds it there goes to the client. */
final class UnexpectedErrors {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrors.class);

    private UnexpectedErrors() {}

    static Problem report(Throwable failure) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("request failed unexpectedly, id {}", id, failure);
        return new Problem(500, "unexpected error; the server's log has it under id " + id, id);
    }
}
