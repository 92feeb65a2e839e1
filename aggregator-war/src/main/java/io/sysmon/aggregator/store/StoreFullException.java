package io.sysmon.aggregator.store;

import java.io.Serial;

/** A host is one too many. The message is fit for a client. */
public final class StoreFullException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StoreFullException(String hostname, int most) {
        super("cannot register host " + hostname + ": there may be " + most
                + " hosts, and there are; forget one, or let SYSMON_MAX_HOSTS allow more");
    }
}
