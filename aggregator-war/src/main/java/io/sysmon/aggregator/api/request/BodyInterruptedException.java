package io.sysmon.aggregator.api.request;

import java.io.IOException;

/**
 * The connection failed or stalled while a body was read. What came so far says nothing about the push: its sender must
 * not take the answer for a refusal.
 */
public final class BodyInterruptedException extends IOException {

    private static final long serialVersionUID = 1;

    BodyInterruptedException(IOException cause) {
        super("the body stopped coming", cause);
    }
}
