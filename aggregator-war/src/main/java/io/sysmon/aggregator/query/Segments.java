package io.sysmon.aggregator.query;

import io.sysmon.aggregator.store.KeptFrom;
import io.sysmon.aggregator.store.Resolution;
import io.sysmon.aggregator.store.RunWindow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which resolution serves which part of a chart: the coarsest that its step allows, since that is the least to read. Samples
 * serve windows with fresh runs, which roll-ups do not tell of yet, and the ends of the span that are no whole windows.
 * Where they are gone, roll-ups serve these too, by all buckets that the span touches. Pure functions.
 */
final class Segments {

    private final ChartSpan span;
    private final KeptFrom kept;
    private final Set<Long> fresh;

    private Segments(ChartSpan span, KeptFrom kept, List<Long> fresh) {
        this.span = span;
        this.kept = kept;
        this.fresh = new HashSet<>(fresh);
    }

    /**
     * The parts of a span in order of time.
     *
     * @param fresh starts of the windows that have fresh runs
     */
    static List<Segment> of(ChartSpan span, KeptFrom kept, List<Long> fresh) {
        if (span.step() < Resolution.MINUTES.step()) {
            return List.of(new Segment(Resolution.SAMPLES, span.from(), span.to()));
        }
        return new Segments(span, kept, fresh).all();
    }

    private List<Segment> all() {
        List<Segment> segments = new ArrayList<>();
        Long begin = null;
        for (Long border : borders()) {
            if (begin != null) {
                append(segments, segment(begin, border - 1));
            }
            begin = border;
        }
        return segments;
    }

    /** Every window's start at which the resolution may change, and the end of the last window. */
    private SortedSet<Long> borders() {
        long first = RunWindow.startOf(span.from());
        long end = RunWindow.startOf(span.to()) + RunWindow.SECONDS;
        TreeSet<Long> borders = new TreeSet<>(List.of(
                first,
                first + RunWindow.SECONDS,
                end - RunWindow.SECONDS,
                end,
                kept.samples(),
                kept.minutes(),
                kept.hours()));
        for (long start : fresh) {
            borders.add(start);
            borders.add(start + RunWindow.SECONDS);
        }
        return borders.subSet(first, true, end, true);
    }

    /** Of windows that are all alike. */
    private Segment segment(long begin, long last) {
        Resolution resolution = resolutionOf(begin, last);
        long step = resolution.step();
        return new Segment(resolution, Math.max(begin, span.from() - span.from() % step), Math.min(last, span.to()));
    }

    private Resolution resolutionOf(long begin, long last) {
        boolean haveSamples = begin >= kept.samples();
        boolean whole = begin >= span.from() && last <= span.to();
        if (haveSamples && (!whole || fresh.contains(begin))) {
            return Resolution.SAMPLES;
        }
        if (span.step() >= Resolution.HOURS.step() && begin >= kept.hours()) {
            return Resolution.HOURS;
        }
        if (begin >= kept.minutes()) {
            return Resolution.MINUTES;
        }
        return haveSamples ? Resolution.SAMPLES : Resolution.HOURS;
    }

    private static void append(List<Segment> segments, Segment next) {
        int last = segments.size() - 1;
        if (last >= 0 && segments.get(last).resolution() == next.resolution()) {
            next = new Segment(next.resolution(), segments.remove(last).from(), next.to());
        }
        segments.add(next);
    }
}
