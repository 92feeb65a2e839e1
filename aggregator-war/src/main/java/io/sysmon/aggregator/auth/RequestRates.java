package io.sysmon.aggregator.auth;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How many requests a second each token makes: those of a second may come all at once, then one after the other as time
 * goes by (the generic cell rate algorithm: one number a token, no timer). Thread-safe.
 */
public final class RequestRates {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int mostASecond;
    private final LongSupplier nanoTime;

    /** By {@link Grant#id}: when the token will have made up for what it has asked so far. */
    private final Map<String, AtomicLong> arrivals = new ConcurrentHashMap<>();

    /** @param mostASecond with one token */
    public RequestRates(int mostASecond) {
        this(mostASecond, System::nanoTime);
    }

    RequestRates(int mostASecond, LongSupplier nanoTime) {
        this.mostASecond = mostASecond;
        this.nanoTime = nanoTime;
    }

    /** What is allowed. */
    public int mostASecond() {
        return mostASecond;
    }

    /** Whether this token may make a request now; one that may not does not count. */
    public boolean permits(Grant grant) {
        long now = nanoTime.getAsLong();
        long step = SECOND / mostASecond;
        AtomicLong arrival = arrivals.computeIfAbsent(grant.id(), id -> new AtomicLong(now));
        while (true) {
            long before = arrival.get();
            long from = before - now < 0 ? now : before;
            if (from - now + step > SECOND) {
                return false;
            }
            if (arrival.compareAndSet(before, from + step)) {
                return true;
            }
        }
    }
}
