package io.sysmon.aggregator.command;

import io.sysmon.aggregator.store.MergedSamples;
import io.sysmon.aggregator.store.ReadOnlyStore;
import io.sysmon.aggregator.store.StoredHost;
import io.sysmon.protocol.SeriesKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes samples as text, beside a running server. */
final class ExportCommand implements Command {

    private static final String FORMAT = "--format";

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String help() {
        return """
                usage: java -jar sysmon.war export [FILE] [FLAG]... [SETTING]...

                Writes samples to FILE, which must not exist yet, or to standard output; every value reads back to the same
                bits. A server may go on running on the database. A run that cannot be read is named, left out, and makes
                the status 1. Roll-ups are not exported: of what retention dropped there are no samples any more.

                  --format FORMAT     csv: timestamp,metric_type,host,tags,value
                                      jsonl: a push a line, with what each host said of itself
                                      (default: csv if FILE ends in .csv, else jsonl)
                  --host NAME         only this host; may be repeated
                  --metric METRIC     only this metric, or a family such as cpu.*; may be repeated
                  --from TIME         not before: Unix seconds, 2026-01-31 (UTC) or 2026-01-31T08:00:00Z
                  --to TIME           not after
                """;
    }

    @Override
    public Set<String> flags() {
        return Set.of(FORMAT, ExportRequest.HOST, ExportRequest.METRIC, ExportRequest.FROM, ExportRequest.TO);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        ExportRequest request = ExportRequest.of(arguments);
        @Nullable String file = arguments.operand().orElse(null);
        ExportFormat format = ExportFormat.of(arguments.one(FORMAT).orElse(null), file);
        try (ReadOnlyStore store = ReadOnlyStore.open(arguments.database());
                ProgressBar bar = new ProgressBar(terminal)) {
            Exporting exporting = new Exporting(store, request, bar);
            if (file == null) {
                exporting.writeTo(format, terminal.out());
                requireWritten(terminal);
            } else {
                exporting.writeTo(format, Path.of(file));
            }
            bar.say("exported " + exporting.samples + " samples of " + exporting.hosts + " hosts");
            return exporting.problems == 0 ? ExitStatus.OK : ExitStatus.FAILED;
        }
    }

    private static void requireWritten(Terminal terminal) throws IOException {
        if (terminal.out().checkError()) {
            throw new IOException("standard output was closed");
        }
    }

    /** One export and what it counts. Confined to one thread. */
    private static final class Exporting {

        private final ReadOnlyStore store;
        private final ExportRequest request;
        private final ProgressBar bar;
        private long samples;
        private int hosts;
        private int problems;

        Exporting(ReadOnlyStore store, ExportRequest request, ProgressBar bar) {
            this.store = store;
            this.request = request;
            this.bar = bar;
        }

        /** Under another name first, so that a broken export is never taken for a whole one. */
        void writeTo(ExportFormat format, Path file) throws IOException {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file + " exists already");
            }
            Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            try {
                try (OutputStream out = Files.newOutputStream(unfinished)) {
                    writeTo(format, out);
                }
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }

        void writeTo(ExportFormat format, OutputStream out) throws IOException {
            List<StoredHost> chosen = request.chooseFrom(store.hosts());
            BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
            SampleSink sink = format.sink(buffered);
            for (StoredHost host : chosen) {
                bar.advanced("exporting", hosts, chosen.size());
                write(host, sink);
                hosts++;
            }
            sink.end();
            buffered.flush();
        }

        private void write(StoredHost host, SampleSink sink) throws IOException {
            sink.begin(host.identity());
            store.read(
                    new ReadOnlyStore.Selection(host, request.from(), request.to(), request::wants),
                    (series, merged) -> write(series, merged, sink),
                    this::name);
        }

        private void write(SeriesKey series, MergedSamples merged, SampleSink sink) {
            try {
                for (int i = 0; i < merged.size(); i++) {
                    long timestamp = merged.timestamp(i);
                    if (timestamp >= request.from() && timestamp <= request.to()) {
                        sink.sample(timestamp, series, merged.value(i));
                        samples++;
                    }
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private void name(String problem) {
            problems++;
            if (problems <= CheckCommand.MOST_NAMED) {
                bar.say(problem);
            }
        }
    }
}
