package io.sysmon.aggregator.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one run of roll-ups, under the same promises as {@link RunReader}. Confined to one thread. */
public final class RollupReader {
    private static final Set<LayoutKind> KINDS = EnumSet.of(LayoutKind.ROLLUP);

    private final byte[] run;
    private final RunHead head;
    private final int[] seriesIds;
    private final List<@Nullable OpenGroup> open;

    /** A group of which columns were read: the starts of their windows, and their values. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record OpenGroup(long[] starts, SealedGroupReader columns) {}

    private RollupReader(byte[] run, RunHead head, int[] seriesIds) {
        this.run = run;
        this.head = head;
        this.seriesIds = seriesIds;
        this.open = new ArrayList<>(Collections.nCopies(head.groups().size(), null));
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
        for (int group = 0; group < open.size(); group++) {
            int index = Arrays.binarySearch(head.groups().get(group).seriesIds(), seriesId);
            if (index >= 0) {
                return read(seriesId, open(group), index);
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
        for (int group = 0; group < open.size(); group++) {
            int[] ids = head.groups().get(group).seriesIds();
            for (int i = 0; i < ids.length; i++) {
                columns.add(read(ids[i], open(group), i));
            }
        }
        columns.sort(Comparator.comparingInt(RollupColumn::seriesId));
        return columns;
    }

    private OpenGroup open(int index) {
        OpenGroup known = open.get(index);
        if (known != null) {
            return known;
        }
        RunHead.Group group = head.groups().get(index);
        OpenGroup opened = new OpenGroup(
                group.axis().times(),
                new SealedGroupReader(run, head.offsets(group), group.axis().ticks()));
        open.set(index, opened);
        return opened;
    }

    private RollupColumn read(int seriesId, OpenGroup group, int index) {
        try {
            return RollupLayout.read(group.columns, index, seriesId, group.starts);
        } catch (IllegalArgumentException impossible) {
            throw new CorruptRunException(
                    "cannot read run of %d bytes: %s".formatted(run.length, impossible.getMessage()));
        }
    }
}
