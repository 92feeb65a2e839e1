package io.sysmon.system.harness;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Threads that push as fast as they are answered, each for a host of its own, and remember every sample that was
 * acknowledged. They end when the aggregator dies; {@link #startOn} begins again where they stopped.
 */
public final class PushLoad implements AutoCloseable {

    private static final int TICKS_A_PUSH = 5;
    private static final List<String> METRICS = List.of("cpu.total_usage", "memory.used_bytes", "load.1m");

    private final List<Pusher> pushers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Set<Integer> statuses = new ConcurrentSkipListSet<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean ending;

    /** A load of {@code hosts} threads, not started yet. */
    public PushLoad(int hosts) {
        this("crash", hosts);
    }

    /** The same with hosts called {@code name} and a number. */
    public PushLoad(String name, int hosts) {
        long start = Instant.now().getEpochSecond() - 80_000;
        for (int number = 0; number < hosts; number++) {
            pushers.add(new Pusher(name + "-" + number, start, new Random(number)));
        }
    }

    /** Starts all threads. */
    public void startOn(Api api) {
        for (Pusher pusher : pushers) {
            Thread thread = new Thread(() -> pusher.pushUntilDeath(api, () -> ending), pusher.host);
            threads.add(thread);
            thread.start();
        }
    }

    /** How many pushes were answered 200 so far. */
    public int acknowledgedPushes() {
        return pushers.stream()
                .mapToInt(pusher -> pusher.acknowledgedPushes.get())
                .sum();
    }

    /** The different statuses that pushes were answered with so far. */
    public Set<Integer> statuses() {
        return Set.copyOf(statuses);
    }

    /** How many pushes got no answer; each ended its thread. */
    public int unanswered() {
        return unanswered.get();
    }

    /** How many samples these held. */
    public int acknowledgedSamples() {
        return acknowledgedPushes() * TICKS_A_PUSH * METRICS.size();
    }

    /** Ends the load of an aggregator that lives on: each thread gets its last answer. */
    public void end() {
        ending = true;
        awaitEnd();
        ending = false;
    }

    /** Sets the clocks of all hosts forward, or back over seconds that they have pushed already; only between loads. */
    public void setClocks(Duration by) {
        pushers.forEach(pusher -> pusher.nextTimestamp += by.toSeconds());
    }

    /** Waits until every thread saw the aggregator die. */
    public void awaitEnd() {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while pushing threads end", stopped);
            }
        }
        threads.clear();
    }

    /** Every acknowledged sample that {@code api} does not give back exactly, in words. */
    public List<String> findLost(Api api) {
        List<String> lost = new ArrayList<>();
        for (Pusher pusher : pushers) {
            pusher.findLost(api, lost);
        }
        return lost;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }

    /** One host. Its fields are written by one thread at a time. */
    private final class Pusher {

        private static final int LONGEST_SERIES_OF_AN_ANSWER = 10_000;
        private static final long PAUSE_AFTER_REFUSAL_NANOS = 20_000_000;

        private final String host;
        private final Random random;
        private final ConcurrentNavigableMap<Long, double[]> acknowledged = new ConcurrentSkipListMap<>();
        private long nextTimestamp;
        private final AtomicInteger acknowledgedPushes = new AtomicInteger();

        Pusher(String host, long start, Random random) {
            this.host = host;
            this.nextTimestamp = start;
            this.random = random;
        }

        void pushUntilDeath(Api api, BooleanSupplier ending) {
            try {
                while (!ending.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
                    pushOnce(api);
                }
            } catch (UncheckedIOException aggregatorDied) {
                // What was under way is not acknowledged: it may be stored or not.
                unanswered.incrementAndGet();
                nextTimestamp += TICKS_A_PUSH;
            }
        }

        private void pushOnce(Api api) {
            NavigableMap<Long, double[]> ticks = new TreeMap<>();
            PushBody push = new PushBody(host);
            for (int tick = 0; tick < TICKS_A_PUSH; tick++) {
                double[] values = random.doubles(METRICS.size(), 0, 1e9).toArray();
                ticks.put(nextTimestamp + tick, values);
                for (int metric = 0; metric < values.length; metric++) {
                    push.sample(nextTimestamp + tick, METRICS.get(metric), values[metric]);
                }
            }
            Answer answer = api.push(push);
            statuses.add(answer.status());
            if (answer.status() == 200) {
                acknowledged.putAll(ticks);
                acknowledgedPushes.incrementAndGet();
            } else {
                LockSupport.parkNanos(PAUSE_AFTER_REFUSAL_NANOS);
            }
            nextTimestamp += TICKS_A_PUSH;
        }

        void findLost(Api api, List<String> lost) {
            for (int metric = 0; metric < METRICS.size(); metric++) {
                NavigableMap<Long, Double> found = history(api, METRICS.get(metric));
                for (var tick : acknowledged.entrySet()) {
                    Double value = found.get(tick.getKey());
                    if (value == null || value != tick.getValue()[metric]) {
                        lost.add(host + " " + METRICS.get(metric) + " at " + tick.getKey() + ": " + value);
                    }
                }
            }
        }

        private NavigableMap<Long, Double> history(Api api, String metric) {
            NavigableMap<Long, Double> history = new TreeMap<>();
            if (acknowledged.isEmpty()) {
                return history;
            }
            for (long from = acknowledged.firstKey(); from <= acknowledged.lastKey(); ) {
                long to = from + LONGEST_SERIES_OF_AN_ANSWER - 1;
                history.putAll(api.history(host, metric, from, to));
                from = to + 1;
            }
            return history;
        }
    }
}
