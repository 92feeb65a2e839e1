package io.sysmon.aggregator.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one run of roll-ups, under the same promises as {@link RunReader}. Immutable and thread-safe. */
public final class RollupReader {
    private static final Set<LayoutKind> KINDS = EnumSet.of(LayoutKind.ROLLUP);

    private final byte[] run;
    private final RunHead head;
    private final int[] seriesIds;

    private RollupReader(byte[] run, RunHead head, int[] seriesIds) {
        this.run = run;
        this.head = head;
        this.seriesIds = seriesIds;
    }

    /**
     * Checks the run's checksum and reads its head.
     *
     * @param run the whole run, as {@link RollupEncoder} made it; kept, not copied
     * @throws CorruptRunException if the bytes are no intact run of roll-ups
     */
    public static RollupReader open(byte[] run) throws CorruptRunException {
        ByteSource in = new ByteSource(run, 0, run.length);
        RunHead head = RunHead.read(in, KINDS);
        return new RollupReader(run, head, head.seriesIds(in));
    }

    /** The series in the run, ascending; a new array. */
    public int[] seriesIds() {
        return seriesIds.clone();
    }

    /** The start of the oldest window in the run, seconds since the epoch. */
    public long from() {
        return head.from();
    }

    /** The start of the newest window in the run, seconds since the epoch. */
    public long to() {
        return head.to();
    }

    /**
     * The roll-ups of one series, or null if the run has none of it.
     *
     * @throws CorruptRunException if the bytes of its columns contradict themselves
     */
    public @Nullable RollupColumn column(int seriesId) throws CorruptRunException {
        for (RunHead.Group group : head.groups()) {
            int index = Arrays.binarySearch(group.seriesIds(), seriesId);
            if (index >= 0) {
                return read(readerOf(group), group, index, group.axis().times());
            }
        }
        return null;
    }

    /**
     * The roll-ups of all series, ascending by series id.
     *
     * @throws CorruptRunException if the bytes of a column contradict themselves
     */
    public List<RollupColumn> columns() throws CorruptRunException {
        List<RollupColumn> columns = new ArrayList<>(seriesIds.length);
        for (RunHead.Group group : head.groups()) {
            SealedGroupReader reader = readerOf(group);
            long[] starts = group.axis().times();
            for (int i = 0; i < group.seriesIds().length; i++) {
                columns.add(read(reader, group, i, starts));
            }
        }
        columns.sort(Comparator.comparingInt(RollupColumn::seriesId));
        return columns;
    }

    private SealedGroupReader readerOf(RunHead.Group group) {
        return new SealedGroupReader(run, head.offsets(group), group.axis().ticks());
    }

    private RollupColumn read(SealedGroupReader reader, RunHead.Group group, int index, long[] starts) {
        try {
            return RollupLayout.read(reader, index, group.seriesIds()[index], starts);
        } catch (IllegalArgumentException impossible) {
            throw new CorruptRunException(
                    "cannot read run of %d bytes: %s".formatted(run.length, impossible.getMessage()));
        }
    }
}
