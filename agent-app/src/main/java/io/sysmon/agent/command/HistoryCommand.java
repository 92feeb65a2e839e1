package io.sysmon.agent.command;

import io.sysmon.agent.outbox.HistorySink;
import io.sysmon.agent.outbox.OutboxReader;
import io.sysmon.protocol.SeriesKey;
import io.sysmon.settings.Quantities;
import io.sysmon.settings.UsageException;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Samples of this host, from its own outbox. */
final class HistoryCommand implements OutboxCommand {

    private static final String TAGS = "--tags";
    private static final String LAST = "--last";
    private static final String FROM = "--from";
    private static final String TO = "--to";
    private static final String FORMAT = "--format";
    private static final int BUFFER_BYTES = 1 << 16;
    private static final Duration USUAL_SPAN = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String help() {
        return """
            usage: sysmon-agent history METRIC [flags] [settings]

            Prints the samples of METRIC (cpu.total_usage), of a family (cpu.*) or of all ('*') that this host's outbox holds:
            what was pushed within the last 24 hours (--agent-history), and what was not pushed yet. Works beside the agent
            and without one, with the aggregator and without it.

              --tags TAGS       only series with these tags: device=sda
              --last DURATION   the last 10m, 6h, 1d (default 5m)
              --from TIME       not before: Unix seconds, 2026-01-31 (UTC) or 2026-01-31T08:00:00Z; instead of --last
              --to TIME         not after
              --format FORMAT   table, or csv: timestamp,metric_type,host,tags,value, which "java -jar sysmon.war import" takes

            Ends with 0 when samples were found, 1 when none were, 4 when there is no outbox or it cannot be read, 2 for a
            wrong command line, 78 for wrong settings.
            """;
    }

    @Override
    public Set<String> flags() {
        return Set.of(TAGS, LAST, FROM, TO, FORMAT);
    }

    @Override
    public int run(Question question, PrintStream out, PrintStream err) {
        Request request = Request.of(question);
        try (OutboxReader reader = OutboxReader.open(question.config().outbox().file());
                PrintStream lines =
                        new PrintStream(new BufferedOutputStream(out, BUFFER_BYTES), false, StandardCharsets.UTF_8)) {
            List<SeriesKey> all = reader.series();
            Set<SeriesKey> wanted = all.stream().filter(request::wants).collect(Collectors.toSet());
            SamplePrinter printer = request.csv
                    ? SamplePrinter.csv(lines, question.config().hostname())
                    : SamplePrinter.table(lines, wanted);
            if (!wanted.isEmpty()) {
                reader.read(request.from, request.to, choosing(wanted, printer));
            }
            if (printer.printed() == 0) {
                err.println(explain(request, all, wanted));
            }
            return printer.printed() == 0 ? ExitStatus.TROUBLE : ExitStatus.WELL;
        }
    }

    private static HistorySink choosing(Set<SeriesKey> wanted, SamplePrinter printer) {
        return (timestamp, metricType, value, tags) -> {
            SeriesKey series = new SeriesKey(metricType, tags);
            if (wanted.contains(series)) {
                printer.print(timestamp, series, value);
            }
        };
    }

    private static String explain(Request request, List<SeriesKey> all, Set<SeriesKey> wanted) {
        if (!wanted.isEmpty()) {
            return "no samples in that span";
        }
        String family = request.metric.replaceFirst("\\..*", "");
        Set<String> known = all.stream()
                .map(SeriesKey::metricType)
                .filter(metric -> metric.startsWith(family + "."))
                .collect(Collectors.toCollection(TreeSet::new));
        if (known.isEmpty()) {
            known.addAll(all.stream()
                    .map(series -> series.metricType().replaceFirst("\\..*", ".*"))
                    .toList());
        }
        return "this outbox has no such series; it has " + String.join(", ", known);
    }

    /**
     * Which samples are asked for. Immutable.
     *
     * @param metric a metric type, a family with {@code .*} at its end, or {@code *}
     * @param tags pairs that a series must have, as they are written on the wire
     * @param from Unix seconds, included
     * @param to Unix seconds, included
     * @param csv whether rows are for programs
     */
    private record Request(String metric, Set<String> tags, long from, long to, boolean csv) {

        static Request of(Question question) {
            if (question.operands().size() != 1) {
                throw new UsageException(
                        question.operands().isEmpty()
                                ? "history needs a metric, such as cpu.total_usage, cpu.* or '*'"
                                : "unexpected word " + question.operands().get(1));
            }
            long to = question.flags().moment(TO, Long.MAX_VALUE);
            long from = question.flags().moment(FROM, begin(question, to));
            if (from > to) {
                throw new UsageException(TO + " lies before " + FROM);
            }
            String tags = question.flags().one(TAGS).orElse("");
            return new Request(
                    question.operands().get(0),
                    tags.isEmpty() ? Set.of() : Set.of(tags.split(",")),
                    from,
                    to,
                    isCsv(question));
        }

        boolean wants(SeriesKey series) {
            boolean named = metric.equals("*")
                    || metric.equals(series.metricType())
                    || (metric.endsWith(".*")
                            && series.metricType().startsWith(metric.substring(0, metric.length() - 1)));
            return named && Set.of(series.tags().split(",")).containsAll(tags);
        }

        private static long begin(Question question, long to) {
            Duration span = question.flags().one(LAST).map(Request::spanOf).orElse(USUAL_SPAN);
            if (question.flags().one(LAST).isPresent()
                    && question.flags().one(FROM).isPresent()) {
                throw new UsageException("give " + LAST + " or " + FROM + ", not both");
            }
            return Math.min(to, question.now().getEpochSecond()) - span.toSeconds();
        }

        private static Duration spanOf(String text) {
            try {
                return Quantities.parseDuration(text);
            } catch (IllegalArgumentException unreadable) {
                throw new UsageException(LAST + ": " + unreadable.getMessage() + ", found \"" + text + '"');
            }
        }

        private static boolean isCsv(Question question) {
            String format = question.flags().one(FORMAT).orElse("table");
            if (!format.equals("csv") && !format.equals("table")) {
                throw new UsageException(FORMAT + " must be table or csv, found \"" + format + '"');
            }
            return format.equals("csv");
        }
    }
}
