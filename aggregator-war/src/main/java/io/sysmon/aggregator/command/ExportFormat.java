package io.sysmon.aggregator.command;

import io.sysmon.settings.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The formats that an export is written in and an import reads. */
enum ExportFormat {
    /** Samples alone, for spreadsheets and data frames. */
    CSV,
    /** Pushes, with what each host said of itself. */
    JSONL;

    /**
     * The format that was asked for, else the one that the file's name ends in, else {@link #JSONL}.
     *
     * @throws UsageException when there is none of that name
     */
    static ExportFormat of(@Nullable String asked, @Nullable String file) {
        if (asked == null) {
            return file != null && file.endsWith(".csv") ? CSV : JSONL;
        }
        return switch (asked) {
            case "csv" -> CSV;
            case "jsonl" -> JSONL;
            default -> throw new UsageException("--format must be csv or jsonl, found \"" + asked + '"');
        };
    }

    SampleSink sink(OutputStream out) throws IOException {
        return this == CSV ? new CsvSink(out) : new JsonLinesSink(out);
    }
}
