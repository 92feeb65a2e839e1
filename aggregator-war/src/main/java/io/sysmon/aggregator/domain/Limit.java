package io.sysmon.aggregator.domain;

import java.util.Locale;

/** The bounds that keep one client from taking what is everybody's. */
public enum Limit {
    /** Bytes of a push, inflated. */
    BODY,
    /** How far a compressed body inflates. */
    INFLATION,
    /** How long a body may take to come. */
    BODY_TIME,
    /** Samples of a push. */
    SAMPLES,
    /** Series of a host; counts samples. */
    SERIES,
    /** Series of all hosts; counts samples. */
    SERIES_TOTAL,
    /** Different names of series; counts samples. */
    SERIES_NAMES,
    /** Hosts. */
    HOSTS,
    /** Requests a second with one token. */
    REQUESTS,
    /** Bodies that come at a time. */
    PUSHES,
    /** Bodies that come at a time from one address. */
    PUSHES_CLIENT,
    /** Bytes of all pushes in hand. */
    BYTES_IN_FLIGHT,
    /** Reads that are being answered at a time. */
    READS,
    /** Reads that are being answered at a time to one address. */
    READS_CLIENT,
    /** How long a client may take to read an answer. */
    ANSWER_TIME,
    /** Bytes of all answers in hand. */
    ANSWER_BYTES,
    /** Pushes that cannot be stored now: the queue or the disk is full, or the database cannot be written. */
    STORE,
    /** Points of an answer. */
    POINTS,
    /** Bytes of an answer. */
    ANSWER,
    /** Reads that take too long, or find all readers busy. */
    QUERY;

    /** As metrics have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
