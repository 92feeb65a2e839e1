package io.sysmon.aggregator.ingest;

/** The client may not push as this host. Nothing was stored. */
public final class HostRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    HostRefusedException(String hostname) {
        super("the token is not valid for host " + hostname);
    }
}
