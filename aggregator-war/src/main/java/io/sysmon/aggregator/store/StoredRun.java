package io.sysmon.aggregator.store;

import io.sysmon.aggregator.codec.Column;
import io.sysmon.aggregator.codec.CorruptRunException;
import io.sysmon.aggregator.codec.RunReader;
import org.jspecify.annotations.Nullable;

/** A run as it was read. A damaged run, or a damaged part of one, is reported and read as empty. Confined to one thread. */
public final class StoredRun {

    private final long id;
    private final Place place;
    private final Problems problems;
    private @Nullable RunReader reader;

    StoredRun(long id, Place place, byte[] samples, Problems problems) {
        this.id = id;
        this.place = place;
        this.problems = problems;
        try {
            this.reader = RunReader.open(samples);
        } catch (CorruptRunException damaged) {
            report(damaged);
        }
    }

    /** Its place in the order of arrival. */
    public long id() {
        return id;
    }

    /** The samples of a series, or {@code null} when it has none or they cannot be read. */
    public @Nullable Column column(int seriesId) {
        try {
            return reader == null ? null : reader.column(seriesId);
        } catch (CorruptRunException damaged) {
            report(damaged);
            return null;
        }
    }

    private void report(CorruptRunException damaged) {
        problems.reportDamage(place, damaged);
    }
}
