package io.sysmon.system.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Many hosts that push as agents do, each what an agent's headline has. The values follow from the host's number and the
 * time; none of them is high enough to need attention, except for those of two hosts.
 */
public final class SimulatedFleet implements AutoCloseable {

    /** Tag values that the hosts have in turn; a rack has {@link #HOSTS_A_RACK}. */
    public static final List<String> ROLES = List.of("cache", "db", "queue", "web", "worker");

    /** How many hosts share a rack. */
    public static final int HOSTS_A_RACK = 8;

    /** The host whose disk and memory are nearly full: the worst. */
    public static final int FULL = 7;

    /** The host whose processor has no rest. */
    public static final int BUSY = 21;

    /** Each host pushes so often: well before it would be called late. */
    private static final Duration ROUND = Duration.ofSeconds(15);

    private static final int PUSHING_AT_A_TIME = 8;
    private static final int PAST_SECONDS = 900;
    private static final int PAST_STEP_SECONDS = 90;
    private static final double GIB = 1024.0 * 1024 * 1024;

    private final Api api;
    private final int hosts;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ending;

    /** A fleet that pushes to {@code api}; nothing is pushed yet. */
    public SimulatedFleet(Api api, int hosts) {
        this.api = api;
        this.hosts = hosts;
    }

    /** The name of a host; names are in the order of numbers. */
    public static String hostname(int number) {
        return "host-%04d".formatted(number);
    }

    /** Every host pushes its last quarter of an hour. */
    public SimulatedFleet pushPast() {
        long now = Instant.now().getEpochSecond();
        ExecutorService pool = Executors.newFixedThreadPool(PUSHING_AT_A_TIME);
        try {
            List<Future<?>> pushes = new ArrayList<>();
            for (int number = 0; number < hosts; number++) {
                PushBody past = past(number, now);
                pushes.add(pool.submit(() -> push(past)));
            }
            for (Future<?> push : pushes) {
                push.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError("a host of the fleet could not push", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a fleet pushes", stopped);
        } finally {
            pool.shutdownNow();
        }
        return this;
    }

    /** Every host goes on pushing, evenly spread, until this is closed. */
    public SimulatedFleet pushOn() {
        Thread thread = new Thread(this::pushUntilTheEnd, "simulated-fleet");
        threads.add(thread);
        thread.start();
        return this;
    }

    /** A push of one host without samples. */
    public static PushBody heartbeat(int number) {
        return new PushBody(hostname(number))
                .tag("role", ROLES.get(number % ROLES.size()))
                .tag("rack", "r%03d".formatted(number / HOSTS_A_RACK));
    }

    /** One push of one host with the values of that moment. */
    public static PushBody tick(int number, long time) {
        long beat = time / ROUND.toSeconds();
        double memory = number == FULL ? 96.1 : percent(number * 53L + beat * 3);
        return heartbeat(number)
                .sample(time, "cpu.total_usage", number == BUSY ? 93.4 : percent(number * 37L + beat * 11))
                .sample(time, "cpu.cores", 4 << number % 4)
                .sample(time, "memory.usage_percent", memory)
                .sample(time, "memory.used_bytes", Math.rint(memory * 0.32 * GIB))
                .sample(time, "memory.total_bytes", 32 * GIB)
                .sample(time, "load.1m", percent(number * 29L + beat * 7) / 10)
                .sample(time, "filesystem.usage_percent", "mount=/", number == FULL ? 97.3 : percent(number * 71L))
                .sample(time, "network.rx_bytes_per_sec", "interface=eth0", number * 1_771.0 + beat % 1000)
                .sample(time, "network.tx_bytes_per_sec", "interface=eth0", number * 911.0)
                .sample(time, "disk.read_bytes_per_sec", "device=sda", number * 333.0)
                .sample(time, "disk.write_bytes_per_sec", "device=sda", number * 4_777.0 + beat % 1000);
    }

    private static PushBody past(int number, long now) {
        PushBody body = tick(number, now);
        for (long time = now - PAST_SECONDS; time < now; time += PAST_STEP_SECONDS) {
            body.sample(time, "cpu.total_usage", percent(number * 37L + time / 60 * 17))
                    .sample(time, "memory.usage_percent", percent(number * 53L + time / 60 * 5));
        }
        return body;
    }

    /** Between 3.0 and 82.9, in tenths. */
    private static double percent(long any) {
        return (30 + any * 7 % 800) / 10.0;
    }

    private void pushUntilTheEnd() {
        long pause = ROUND.toNanos() / hosts;
        long due = System.nanoTime();
        for (int turn = 0; !ending; turn++) {
            push(tick(turn % hosts, Instant.now().getEpochSecond()));
            due += pause;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void push(PushBody body) {
        Answer answer = api.push(body);
        if (answer.status() != 200) {
            throw new AssertionError("push of a simulated host: " + answer.status() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        ending = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a fleet ends", stopped);
            }
        }
    }
}
