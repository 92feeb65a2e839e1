package io.sysmon.aggregator.domain;

/** Which end of an order comes first. */
public enum SortOrder {
    /** The lowest first. */
    ASC,
    /** The highest first. */
    DESC
}
