package io.sysmon.system.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Agents that come back after an outage, all at once, each with hours of ticks: the newest batches first, as agents send
 * them. The values follow from a formula, so that any number of them can be asked for again.
 */
public final class Backlog {

    private static final int TICK_SECONDS = 2;
    private static final int TICKS_A_PUSH = 1_000;
    private static final int SERIES = 20;
    private static final int AGENTS_AT_A_TIME = 8;
    private static final long PAUSE_AFTER_REFUSAL_NANOS = 200_000_000;

    private final int agents;
    private final int ticks;
    private final long begin;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();

    /**
     * A backlog.
     *
     * @param end the last timestamp, Unix seconds
     */
    public Backlog(int agents, int hours, long end) {
        this.agents = agents;
        this.ticks = hours * 3600 / TICK_SECONDS;
        this.begin = (end / TICK_SECONDS - ticks) * TICK_SECONDS;
    }

    /** How many samples it has. */
    public long samples() {
        return (long) agents * ticks * SERIES;
    }

    /** How many samples were answered 200. */
    public long acknowledgedSamples() {
        return acknowledged.get();
    }

    /** How many pushes were told to come back. */
    public long refusals() {
        return refusals.get();
    }

    /** Pushes all of it; an agent whose push is refused sends it again a little later. */
    public void pushTo(Api api) {
        forEachAgent(agent -> {
            for (int to = ticks; to > 0; to -= TICKS_A_PUSH) {
                push(api, agent, Math.max(0, to - TICKS_A_PUSH), to);
            }
        });
    }

    /** How many of its samples {@code api} gives back as they were. */
    public long countFound(Api api) {
        AtomicLong found = new AtomicLong();
        forEachAgent(agent -> {
            for (int from = 0; from < ticks; from += TICKS_A_PUSH) {
                found.addAndGet(countFound(api, agent, from, Math.min(ticks, from + TICKS_A_PUSH)));
            }
        });
        return found.get();
    }

    private long countFound(Api api, int agent, int from, int to) {
        Answer answer = api.get("api/metrics?points=10000&host=" + host(agent) + "&from=" + timestamp(from) + "&to="
                + timestamp(to - 1));
        if (answer.status() != 200) {
            throw new AssertionError("history of " + host(agent) + ": " + answer.status() + " " + answer.body());
        }
        long found = 0;
        for (JsonNode series : answer.json().get("series")) {
            int number = Integer.parseInt(series.get("metric_type").asText().replaceAll("\\D", ""));
            for (int i = 0; i < series.get("timestamps").size(); i++) {
                int tick = (int) ((series.get("timestamps").get(i).asLong() - begin) / TICK_SECONDS);
                found += series.get("values").get(i).asDouble() == value(agent, number, tick) ? 1 : 0;
            }
        }
        return found;
    }

    private void push(Api api, int agent, int from, int to) {
        String body = body(agent, from, to);
        Answer answer = api.push(body);
        while (answer.status() == 503) {
            refusals.incrementAndGet();
            LockSupport.parkNanos(PAUSE_AFTER_REFUSAL_NANOS);
            answer = api.push(body);
        }
        if (answer.status() != 200) {
            throw new AssertionError("push of " + host(agent) + ": " + answer.status() + " " + answer.body());
        }
        acknowledged.addAndGet(answer.json().get("metrics_stored").asLong());
    }

    private String body(int agent, int from, int to) {
        StringBuilder json = new StringBuilder(90 * SERIES * (to - from))
                .append("{\"hostname\":\"")
                .append(host(agent))
                .append("\",\"metrics\":[");
        for (int tick = from; tick < to; tick++) {
            for (int series = 0; series < SERIES; series++) {
                json.append("{\"timestamp\":").append(timestamp(tick));
                json.append(",\"metric_type\":\"backlog.m").append(series);
                json.append("\",\"value\":").append(value(agent, series, tick)).append("},");
            }
        }
        json.setLength(json.length() - 1);
        return json.append("]}").toString();
    }

    private void forEachAgent(IntConsumer work) {
        ExecutorService pool = Executors.newFixedThreadPool(AGENTS_AT_A_TIME);
        try {
            var all = IntStream.range(0, agents)
                    .mapToObj(agent -> pool.submit(() -> work.accept(agent)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError("an agent failed", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while agents push", stopped);
        } finally {
            pool.shutdownNow();
        }
    }

    private static String host(int agent) {
        return "backlog-" + agent;
    }

    private long timestamp(int tick) {
        return begin + (long) tick * TICK_SECONDS;
    }

    private static double value(int agent, int series, int tick) {
        return (tick * 7L + series * 131L + agent * 17L) % 10_007 / 100.0;
    }
}
