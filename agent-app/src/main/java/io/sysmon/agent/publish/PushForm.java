package io.sysmon.agent.publish;

import io.sysmon.protocol.PushCoding;

/** The form in which samples travel. */
enum PushForm {

    /** Rows, gzipped: what every aggregator reads. */
    ROWS("gzip"),

    /** Columns in a coding of our own: a third of the bytes, for aggregators that say that they read it. */
    COLUMNS(PushCoding.NAME);

    private final String contentEncoding;

    PushForm(String contentEncoding) {
        this.contentEncoding = contentEncoding;
    }

    String contentEncoding() {
        return contentEncoding;
    }
}
