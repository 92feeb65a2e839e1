package io.sysmon.protocol;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the samples of one push as they come, in whatever form, and notes why the first ones failed. One thread. */
final class SampleTally {

    private final int maxSamples;
    private final List<SampleFailure> failures = new ArrayList<>();
    private int received;

    SampleTally(PushLimits limits) {
        this.maxSamples = limits.maxSamples();
    }

    /** One more sample came, valid or not. */
    void count() {
        if (received == maxSamples) {
            throw new TooManySamplesException(maxSamples);
        }
        received++;
    }

    /** So many times or series are no more than there may be samples. */
    void requireRoomFor(int size) {
        if (size > maxSamples) {
            throw new TooManySamplesException(maxSamples);
        }
    }

    /** The sample that was counted last failed. */
    void fail(@Nullable String metricType, String reason) {
        if (failures.size() < SampleFailure.MOST_LISTED) {
            failures.add(new SampleFailure(received - 1, shortened(metricType), reason));
        }
    }

    int received() {
        return received;
    }

    List<SampleFailure> failures() {
        return failures;
    }

    private static @Nullable String shortened(@Nullable String metricType) {
        if (metricType == null || metricType.length() <= WireRules.MAX_METRIC_TYPE_LENGTH) {
            return metricType;
        }
        return metricType.substring(0, WireRules.MAX_METRIC_TYPE_LENGTH);
    }
}
