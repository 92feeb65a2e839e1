package io.sysmon.agent.outbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A set of tick ids as ranges, ascending and disjoint. Immutable. Written {@code 120-180,240-}: both ends of a range
 * belong to it, and one without an end goes on for ever.
 *
 * @param ranges ascending, disjoint, none empty
 */
record IdRanges(List<IdRange> ranges) {

    static final IdRanges NONE = new IdRanges(List.of());

    /** Every id there will ever be. */
    static final IdRanges ALL = new IdRanges(List.of(new IdRange(1, IdRange.NO_END)));

    /** Reads what {@link #toText} wrote. */
    static IdRanges parse(String text) {
        return text.isEmpty()
                ? NONE
                : new IdRanges(
                        Arrays.stream(text.split(",")).map(IdRange::parse).toList());
    }

    String toText() {
        return ranges.stream().map(IdRange::toText).collect(Collectors.joining(","));
    }

    /** Without the ids of {@code taken}. */
    IdRanges minus(IdRange taken) {
        List<IdRange> left = new ArrayList<>();
        for (IdRange range : ranges) {
            addUnlessEmpty(left, range.before(taken.first()));
            addUnlessEmpty(left, range.after(taken.last()));
        }
        return new IdRanges(List.copyOf(left));
    }

    /** Without the ids of all of {@code taken}. */
    IdRanges minus(IdRanges taken) {
        IdRanges left = this;
        for (IdRange range : taken.ranges) {
            left = left.minus(range);
        }
        return left;
    }

    /** Only the ids of {@code kept}. */
    IdRanges within(IdRange kept) {
        return minus(new IdRange(0, kept.first() - 1)).minus(new IdRange(kept.last() + 1, IdRange.NO_END));
    }

    /** Number of ids. */
    long count() {
        return ranges.stream().mapToLong(IdRange::count).sum();
    }

    private static void addUnlessEmpty(List<IdRange> ranges, IdRange range) {
        if (!range.isEmpty()) {
            ranges.add(range);
        }
    }
}
