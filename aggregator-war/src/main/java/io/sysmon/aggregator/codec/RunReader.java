package io.sysmon.aggregator.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads one run. Opening checks the checksum and finds the columns; they are decoded when asked for, and in a sealed run
 * kept, since others may refer to them. Whatever the bytes are, reading them ends with columns or a
 * {@link CorruptRunException}, and allocates no more than {@link RunEncoder#MAX_SAMPLES} samples take. Confined to one
 * thread.
 */
public final class RunReader {
    private static final Set<LayoutKind> KINDS = EnumSet.of(LayoutKind.FRESH, LayoutKind.SEALED);

    private final byte[] run;
    private final RunHead head;
    private final int[] seriesIds;
    private final List<@Nullable OpenGroup> open;

    /** A group of which columns were read: their times, and their values by index. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record OpenGroup(long[] times, IntFunction<double[]> values) {}

    private RunReader(byte[] run, RunHead head, int[] seriesIds) {
        this.run = run;
        this.head = head;
        this.seriesIds = seriesIds;
        this.open = new ArrayList<>(Collections.nCopies(head.groups().size(), null));
    }

    /**
     * Checks the run's checksum and reads its head.
     *
     * @param run the whole run, as {@link RunEncoder} made it; kept, not copied
     * @throws CorruptRunException if the bytes are no intact run
     */
    public static RunReader open(byte[] run) throws CorruptRunException {
        ByteSource in = new ByteSource(run, 0, run.length);
        RunHead head = RunHead.read(in, KINDS);
        return new RunReader(run, head, head.seriesIds(in));
    }

    /** The series in the run, ascending; a new array. */
    public int[] seriesIds() {
        return seriesIds.clone();
    }

    /** The oldest timestamp in the run, seconds since the epoch. */
    public long from() {
        return head.from();
    }

    /** The newest timestamp in the run, seconds since the epoch. */
    public long to() {
        return head.to();
    }

    /** How many samples the run holds, all series together. */
    public int sampleCount() {
        return head.sampleCount();
    }

    /**
     * The samples of one series, or null if the run has none of it; columns on one time axis share the array of their
     * timestamps.
     *
     * @throws CorruptRunException if the bytes of the column contradict themselves
     */
    public @Nullable Column column(int seriesId) throws CorruptRunException {
        for (int group = 0; group < open.size(); group++) {
            int index = Arrays.binarySearch(head.groups().get(group).seriesIds(), seriesId);
            if (index >= 0) {
                return toColumn(seriesId, open(group), index);
            }
        }
        return null;
    }

    /**
     * The samples of all series, ascending by series id; columns on one time axis share the array of their timestamps.
     *
     * @throws CorruptRunException if the bytes of a column contradict themselves
     */
    public List<Column> columns() throws CorruptRunException {
        List<Column> columns = new ArrayList<>(seriesIds.length);
        for (int group = 0; group < open.size(); group++) {
            int[] ids = head.groups().get(group).seriesIds();
            for (int i = 0; i < ids.length; i++) {
                columns.add(toColumn(ids[i], open(group), i));
            }
        }
        columns.sort(Comparator.comparingInt(Column::seriesId));
        return columns;
    }

    private OpenGroup open(int index) {
        OpenGroup known = open.get(index);
        if (known != null) {
            return known;
        }
        RunHead.Group group = head.groups().get(index);
        OpenGroup opened = new OpenGroup(group.axis().times(), valuesOf(group));
        open.set(index, opened);
        return opened;
    }

    private IntFunction<double[]> valuesOf(RunHead.Group group) {
        int[] offsets = head.offsets(group);
        int ticks = group.axis().ticks();
        if (head.kind() == LayoutKind.FRESH) {
            return i -> FreshColumn.read(new ByteSource(run, offsets[i], offsets[i + 1]), ticks);
        }
        SealedGroupReader reader = new SealedGroupReader(run, offsets, ticks);
        return i -> reader.read(i).toDoubles();
    }

    private Column toColumn(int seriesId, OpenGroup group, int index) {
        try {
            return new Column(seriesId, group.times, group.values.apply(index));
        } catch (IllegalArgumentException impossible) {
            throw new CorruptRunException(
                    "cannot read run of %d bytes: %s".formatted(run.length, impossible.getMessage()));
        }
    }
}
