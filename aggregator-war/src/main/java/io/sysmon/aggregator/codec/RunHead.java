package io.sysmon.aggregator.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a run holds and where: all that is known without decoding a column. Immutable.
 *
 * @param from oldest timestamp
 * @param offsets where each column begins, and the end of the last
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RunHead(LayoutKind kind, long from, List<Group> groups, int[] offsets) {

    /**
     * The series of one axis, ascending.
     *
     * @param firstColumn how many columns the groups before have
     * @param columns how many this one has
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Group(TimeAxis axis, int[] seriesIds, int firstColumn, int columns) {}

    /** Checks the fixed part, reads the groups and finds the columns. */
    static RunHead read(ByteSource in, Set<LayoutKind> kinds) {
        LayoutKind kind = RunLayout.readFixed(in, kinds);
        long from = in.readZigzag();
        if (from < -Column.LAST_TIMESTAMP || from > Column.LAST_TIMESTAMP) {
            throw in.corrupt("expected a first timestamp within %d of the epoch, found %d"
                    .formatted(Column.LAST_TIMESTAMP, from));
        }
        List<Group> groups = readGroups(in, from, kind.columnsPerSeries());
        int[] offsets = kind == LayoutKind.FRESH ? freshOffsets(in, groups) : sealedOffsets(in, groups);
        return new RunHead(kind, from, groups, offsets);
    }

    long to() {
        return groups.stream().mapToLong(group -> group.axis().last()).max().orElseThrow();
    }

    /** Where the columns of a group begin, and the end of the last. */
    int[] offsets(Group group) {
        return Arrays.copyOfRange(offsets, group.firstColumn, group.firstColumn + group.columns + 1);
    }

    /** The series of all groups, ascending. */
    int[] seriesIds(ByteSource in) {
        if (groups.size() == 1) {
            return groups.get(0).seriesIds;
        }
        int[] all = groups.stream()
                .flatMapToInt(group -> Arrays.stream(group.seriesIds))
                .sorted()
                .toArray();
        for (int i = 1; i < all.length; i++) {
            if (all[i] == all[i - 1]) {
                throw in.corrupt("expected each series on one time axis, found series %d on two".formatted(all[i]));
            }
        }
        return all;
    }

    int sampleCount() {
        return groups.stream()
                .mapToInt(group -> group.seriesIds.length * group.axis.ticks())
                .sum();
    }

    private static List<Group> readGroups(ByteSource in, long from, int columnsPerSeries) {
        int count = in.readCount("time axes", 1, in.remaining());
        List<Group> groups = new ArrayList<>();
        int columns = 0;
        long samples = 0;
        for (int i = 0; i < count; i++) {
            TimeAxis axis = TimeAxis.read(in, from, RunLayout.MAX_SAMPLES);
            int[] seriesIds = SeriesIds.read(in, (in.remaining() - columns) / columnsPerSeries);
            Group group = new Group(axis, seriesIds, columns, seriesIds.length * columnsPerSeries);
            groups.add(group);
            columns += group.columns;
            samples += (long) seriesIds.length * axis.ticks();
            if (samples > RunLayout.MAX_SAMPLES) {
                throw in.corrupt(
                        "expected at most %d samples, found %d or more".formatted(RunLayout.MAX_SAMPLES, samples));
            }
        }
        return groups;
    }

    /** Fresh columns end where their values end. */
    private static int[] freshOffsets(ByteSource in, List<Group> groups) {
        int[] offsets = emptyOffsets(groups);
        int column = 0;
        for (Group group : groups) {
            for (int i = 0; i < group.columns; i++) {
                offsets[column++] = in.position();
                FreshColumn.skip(in, group.axis.ticks());
            }
        }
        offsets[column] = in.position();
        return requireEnd(in, offsets);
    }

    private static int[] sealedOffsets(ByteSource in, List<Group> groups) {
        int[] offsets = emptyOffsets(groups);
        long sum = 0;
        for (int column = 1; column < offsets.length; column++) {
            sum += in.readCount("bytes of a column", 1, in.remaining());
            offsets[column] = (int) Math.min(sum, Integer.MAX_VALUE / 2);
        }
        for (int column = 0; column < offsets.length; column++) {
            offsets[column] += in.position();
        }
        return requireEnd(in, offsets);
    }

    private static int[] emptyOffsets(List<Group> groups) {
        Group last = groups.get(groups.size() - 1);
        return new int[last.firstColumn + last.columns + 1];
    }

    private static int[] requireEnd(ByteSource in, int[] offsets) {
        int end = offsets[offsets.length - 1];
        if (end != in.end()) {
            throw in.corrupt("expected columns up to byte %d, found them up to byte %d".formatted(in.end(), end));
        }
        return offsets;
    }
}
