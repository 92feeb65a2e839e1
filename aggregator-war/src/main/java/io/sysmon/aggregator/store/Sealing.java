package io.sysmon.aggregator.store;

import io.sysmon.aggregator.codec.Column;
import io.sysmon.aggregator.codec.RunEncoder;
import io.sysmon.aggregator.codec.RunKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges the fresh runs of a window into sealed ones and into roll-ups. Reading, merging and encoding happen on the caller's
 * thread, beside the writer; one step of the writer then replaces exactly the runs that were merged. A roll-up is always
 * made of a whole merged window, never added to. Thread-safe; one window at a time.
 */
public final class Sealing {

    /** Instead of a number of runs: nothing was done. */
    public static final int NOT_NOW = -1;

    private final Readers readers;
    private final Writer writer;
    private final FreshWindows fresh;
    private final Problems problems;

    Sealing(Readers readers, Writer writer, FreshWindows fresh, Problems problems) {
        this.readers = readers;
        this.writer = writer;
        this.fresh = fresh;
        this.problems = problems;
    }

    /** The windows that have fresh runs, the oldest first. */
    public List<FreshWindow> freshWindows() {
        return fresh.all();
    }

    /**
     * Seals a window, or as many of its runs as go into one step. Where samples are no longer kept, it makes roll-ups of a
     * window that has none, and drops what arrived for one that has.
     *
     * @return how many fresh runs it took, those first that arrived first; {@link #NOT_NOW} when runs changed meanwhile or
     *     newest samples are still being written: ask again
     * @throws StoreUnavailableException when the database cannot be read or written now
     */
    public synchronized int seal(FreshWindow window) {
        return replace(merge(window));
    }

    /** Reads and merges the runs as they are now. */
    SealedWindow merge(FreshWindow window) {
        Before before = read(window);
        return sealed(window, before.runs, before.rollups);
    }

    /** Puts the merged window in its runs' place; {@link #NOT_NOW} when that cannot be now. */
    int replace(SealedWindow sealed) {
        return writer.run(StepKind.SEAL, new SealStep(sealed, fresh));
    }

    private record Before(WindowRuns runs, RollupsOfWindow rollups) {}

    private Before read(FreshWindow window) {
        return readers.get(
                "SELECT_WINDOW",
                connection -> new Before(
                        WindowRuns.read(connection, window, problems),
                        RollupsOfWindow.read(connection, window, problems)));
    }

    private static SealedWindow sealed(FreshWindow window, WindowRuns all, RollupsOfWindow before) {
        if (before.areSamplesKept()) {
            return merged(window, all, before);
        }
        WindowRuns runs = all.freshOnly();
        return before.areFinal() ? result(window, runs, List.of(), List.of()) : merged(window, runs, before);
    }

    private static SealedWindow merged(FreshWindow window, WindowRuns runs, RollupsOfWindow before) {
        WindowMerge merge = new WindowMerge(runs.readers());
        long[] ids = runs.runs().stream().mapToLong(WindowRuns.Run::id).toArray();
        List<SealedWindow.Run> sealed = new ArrayList<>();
        RollupsOfWindow.Making rollups = before.making();
        for (int part = 0; part < merge.parts(); part++) {
            List<Column> columns = merge.part(part);
            rollups.add(columns);
            if (before.areSamplesKept()) {
                sealed.add(encode(ids[ids.length - merge.parts() + part], columns));
            }
        }
        // roll-ups of a sealed run that can no longer be read are all that is left of it
        return result(window, runs, sealed, runs.lostSealed() ? List.of() : rollups.rows());
    }

    private static SealedWindow.Run encode(long id, List<Column> columns) {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (Column column : columns) {
            from = Math.min(from, column.timestamps()[0]);
            to = Math.max(to, column.timestamps()[column.size() - 1]);
        }
        return new SealedWindow.Run(id, from, to, RunEncoder.encode(columns, RunKind.SEALED));
    }

    private static SealedWindow result(
            FreshWindow window, WindowRuns runs, List<SealedWindow.Run> sealed, List<SealedWindow.Rollup> rollups) {
        List<WindowRuns.Run> fresh = new ArrayList<>(runs.freshOnly().runs());
        fresh.addAll(runs.freshOnly().damaged());
        return new SealedWindow(
                window,
                runs.runs().stream().mapToLong(WindowRuns.Run::id).toArray(),
                runs.damaged().stream().mapToLong(WindowRuns.Run::id).toArray(),
                fresh.size(),
                fresh.stream().mapToLong(WindowRuns.Run::bytes).sum(),
                sealed,
                rollups);
    }
}
