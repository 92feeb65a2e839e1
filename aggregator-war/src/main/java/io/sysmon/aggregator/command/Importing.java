package io.sysmon.aggregator.command;

import io.sysmon.aggregator.ingest.IngestUnavailableException;
import io.sysmon.protocol.MalformedPushException;
import io.sysmon.protocol.PushAnswer;
import io.sysmon.protocol.SampleFailure;
import io.sysmon.protocol.TooManySamplesException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** One import and what it counts. Confined to one thread. */
final class Importing {

    /** Samples of CSV that are stored at once. */
    private static final int BATCH_SAMPLES = 10_000;

    private static final int MOST_NAMED = 10;

    private final PushTarget target;
    private final ProgressBar bar;
    private final long size;
    private final Set<String> hosts = new HashSet<>();
    private long stored;
    private long refused;
    private int named;

    /** @param size of the file in bytes, 0 when it is not known */
    Importing(PushTarget target, ProgressBar bar, long size) {
        this.target = target;
        this.bar = bar;
        this.size = size;
    }

    /** Stores all of a file and returns one of {@link ExitStatus}. */
    int run(Lines lines, int maxSamples) throws IOException {
        try {
            PushSource source = lines.peek() == '{'
                    ? new JsonLines(lines)
                    : new CsvRows(lines, Math.min(maxSamples, BATCH_SAMPLES));
            for (PushSource.Part part = source.next(); part != null; part = source.next()) {
                store(part);
                bar.advanced("importing", lines.bytesRead(), size);
            }
        } catch (UnreadableImportException | IngestUnavailableException | ServerException stopped) {
            bar.say("stopped at " + stopped.getMessage());
            tell();
            return ExitStatus.FAILED;
        }
        tell();
        return refused == 0 ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private void store(PushSource.Part part) throws IOException {
        PushAnswer answer = accept(part);
        stored += answer.stored();
        refused += answer.failed();
        if (answer.stored() > 0) {
            hosts.add(answer.hostname());
        }
        for (SampleFailure failure : answer.errors()) {
            if (named < MOST_NAMED) {
                named++;
                bar.say(part.placeOf(failure.index()) + ", " + failure.metricType() + ": " + failure.reason());
            }
        }
    }

    private PushAnswer accept(PushSource.Part part) throws IOException {
        try {
            return target.accept(part.push());
        } catch (MalformedPushException | TooManySamplesException unreadable) {
            throw new UnreadableImportException(part.firstLine(), String.valueOf(unreadable.getMessage()));
        }
    }

    private void tell() {
        bar.say("stored " + stored + " samples of " + hosts.size() + " hosts"
                + (refused == 0 ? "" : "; refused " + refused + ", of which the first " + named + " are named"));
    }
}
