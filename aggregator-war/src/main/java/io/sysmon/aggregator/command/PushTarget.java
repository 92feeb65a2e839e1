package io.sysmon.aggregator.command;

import io.sysmon.aggregator.ingest.IngestUnavailableException;
import io.sysmon.protocol.MalformedPushException;
import io.sysmon.protocol.PushAnswer;
import io.sysmon.protocol.TooManySamplesException;
import java.io.IOException;

/** Stores pushes: in a database that this process has open, or by way of the server that has. */
@FunctionalInterface
interface PushTarget {

    /**
     * Stores one and returns when it is durable.
     *
     * @throws MalformedPushException when it is no push; nothing of it is stored
     * @throws TooManySamplesException when it is larger than is allowed; nothing of it is stored
     * @throws IngestUnavailableException when the database cannot be written
     * @throws ServerException when the server does not do it
     */
    PushAnswer accept(byte[] push) throws IOException;
}
