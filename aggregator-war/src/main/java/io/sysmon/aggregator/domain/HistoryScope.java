package io.sysmon.aggregator.domain;

import java.util.List;

/** Whose history is asked for. Immutable. */
public sealed interface HistoryScope {

    /** These hosts; a name that is not registered has no series. */
    record Named(List<String> hostnames) implements HistoryScope {

        /** Copies the list. */
        public Named {
            hostnames = List.copyOf(hostnames);
        }
    }

    /** The hosts that a filter lets through. */
    record Matching(HostFilter filter) implements HistoryScope {}

    /** Mean, minimum and maximum over all hosts, given as the host {@code *}. */
    record Fleet() implements HistoryScope {}
}
