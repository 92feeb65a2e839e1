package io.sysmon.aggregator.upkeep;

import io.sysmon.aggregator.store.HistorySize;
import io.sysmon.aggregator.store.Resolution;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How history grows from here at today's rate: each resolution until its age is reached. Immutable.
 *
 * @param size what there is
 * @param settings how long it is kept
 */
record Growth(HistorySize size, UpkeepSettings settings) {

    /** Nobody plans further. */
    private static final int MOST_DAYS = 3650;

    private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

    /** The days until it is so many bytes larger; {@code null} when that is not to be expected. */
    @Nullable Double daysUntil(double moreBytes) {
        double before = 0;
        for (int day = 1; day <= MOST_DAYS; day++) {
            double after = growth(day);
            if (after >= moreBytes) {
                return day - 1 + Math.max(0, moreBytes - before) / Math.max(1, after - before);
            }
            before = after;
        }
        return null;
    }

    private double growth(int days) {
        double growth = 0;
        for (Resolution resolution : Resolution.values()) {
            HistorySize.Part part = size.of(resolution);
            double atMost = part.bytesADay() * ageOf(resolution).toSeconds() / SECONDS_A_DAY - part.bytes();
            growth += Math.max(0, Math.min(part.bytesADay() * days, atMost));
        }
        return growth;
    }

    private Duration ageOf(Resolution resolution) {
        return switch (resolution) {
            case SAMPLES -> settings.samples();
            case MINUTES -> settings.minutes();
            case HOURS -> settings.hours();
        };
    }
}
