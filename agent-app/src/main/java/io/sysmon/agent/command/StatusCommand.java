package io.sysmon.agent.command;

import io.sysmon.agent.config.AgentConfig;
import io.sysmon.agent.outbox.DeliveryStatus;
import io.sysmon.agent.outbox.OutboxReader;
import io.sysmon.agent.outbox.OutboxSummary;
import io.sysmon.protocol.SeriesKey;
import io.sysmon.settings.UsageException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the agent of this host is, and how its deliveries stand. */
final class StatusCommand implements OutboxCommand {

    private static final String COLLECTOR_UP = "agent.collector_up";
    private static final int MISSED_TICKS = 3;

    /** A busy host may delay a few short ticks without anything being wrong. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String help() {
        return """
            usage: sysmon-agent status [settings]

            Says whether the agent of this host runs, what its outbox holds, what it costs, and for each aggregator when it
            last took a push, how many ticks it lacks, and what was wrong. Reads the outbox; the agent is not disturbed.

            Ends with 0 when the agent runs and delivers, 1 when it runs and cannot deliver or write, 3 when it does not run,
            4 when there is no outbox or it cannot be read, 2 for a wrong command line, 78 for wrong settings.
            """;
    }

    @Override
    public int run(Question question, PrintStream out, PrintStream err) {
        if (!question.operands().isEmpty()) {
            throw new UsageException("unexpected word " + question.operands().get(0));
        }
        AgentConfig config = question.config();
        try (OutboxReader reader = OutboxReader.open(config.outbox().file())) {
            OutboxSummary summary = reader.summary();
            List<DeliveryStatus> deliveries = reader.deliveries();
            boolean late = isLate(summary, question);
            printAgent(question, summary, late, out);
            printCost(reader.newest(), out);
            printDeliveries(deliveries, question.now(), out);
            if (summary.agentProcess().isEmpty()) {
                return ExitStatus.NOT_RUNNING;
            }
            boolean failing = deliveries.stream()
                    .anyMatch(delivery -> !delivery.note().problem().isEmpty());
            return late || failing ? ExitStatus.TROUBLE : ExitStatus.WELL;
        }
    }

    private static boolean isLate(OutboxSummary summary, Question question) {
        Duration patience = question.config().interval().multipliedBy(MISSED_TICKS);
        long longest = Math.max(patience.toSeconds(), LEAST_PATIENCE.toSeconds());
        return summary.agentProcess().isPresent() && question.now().getEpochSecond() - summary.newest() > longest;
    }

    private static void printAgent(Question question, OutboxSummary summary, boolean late, PrintStream out) {
        AgentConfig config = question.config();
        line(out, "host", config.hostname());
        line(out, "agent", runs(summary));
        line(
                out,
                "outbox",
                config.outbox().file() + ", " + Words.bytes(summary.bytes()) + " of at most "
                        + Words.bytes(config.outbox().bytes()));
        line(
                out,
                "newest tick",
                Words.ago(summary.newest(), question.now())
                        + (late ? ": the outbox cannot be written, or measuring is stuck; see the log" : ""));
        line(
                out,
                "kept",
                Words.ticks(summary.ticks())
                        + (summary.ticks() == 0 ? "" : " since " + Instant.ofEpochSecond(summary.oldest())));
        line(out, "lost", Words.ticks(summary.droppedTicks()) + " dropped or damaged before every aggregator had them");
        line(
                out,
                "refused",
                Words.count(summary.refusedBatches()) + " batches and damaged ticks kept apart, "
                        + Words.bytes(summary.refusedBytes()));
    }

    private static String runs(OutboxSummary summary) {
        if (summary.agentProcess().isEmpty()) {
            return "does not run";
        }
        long process = summary.agentProcess().getAsLong();
        return process == 0 ? "runs in another container" : "runs, process " + process;
    }

    private static void printCost(Map<SeriesKey, Double> newest, PrintStream out) {
        Double cpu = newest.get(new SeriesKey("agent.cpu_percent", ""));
        Double memory = newest.get(new SeriesKey("agent.rss_bytes", ""));
        if (cpu != null && memory != null) {
            line(out, "cost", Words.number(cpu) + " % of one CPU, " + Words.bytes(memory.longValue()) + " of memory");
        }
        String failing = newest.entrySet().stream()
                .filter(sample -> sample.getKey().metricType().equals(COLLECTOR_UP) && sample.getValue() == 0)
                .map(sample -> sample.getKey().tags().replace("collector=", ""))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!newest.isEmpty()) {
            line(out, "collectors", failing.isEmpty() ? "all work" : "not working: " + failing);
        }
    }

    private static void printDeliveries(List<DeliveryStatus> deliveries, Instant now, PrintStream out) {
        TextTable table = new TextTable("AGGREGATOR", "LAST PUSH", "BACKLOG", "FAILED", "PROBLEM");
        for (DeliveryStatus delivery : deliveries) {
            String problem = delivery.note().problem();
            table.add(
                    delivery.aggregator(),
                    Words.ago(delivery.note().pushedAt(), now),
                    Words.ticks(delivery.pendingTicks()),
                    Words.count(delivery.note().failures()),
                    problem.isEmpty()
                            ? "none"
                            : problem + " (" + Words.ago(delivery.note().triedAt(), now) + ")");
        }
        out.println();
        table.print(out);
    }

    private static void line(PrintStream out, String name, String value) {
        out.println(name + " ".repeat(13 - name.length()) + value);
    }
}
