package io.sysmon.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still unless a test sets it. */
public final class SetClock extends Clock {

    private Instant now;

    /** At {@code begin}. */
    public SetClock(Instant begin) {
        now = begin;
    }

    public void set(Instant time) {
        now = time;
    }

    /** Forward, or back. */
    public void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
