package io.sysmon.aggregator.domain;

/** Whether a host has been heard of lately, by the aggregator's clock. */
public enum HostStatus {
    /** Its last push was accepted less than the configured time ago (300 s by default). */
    ONLINE("online"),
    /** Its last push is older than that. */
    OFFLINE("offline");

    private final String text;

    HostStatus(String text) {
        this.text = text;
    }

    /** As the wire and the database's view write it. */
    public String text() {
        return text;
    }
}
