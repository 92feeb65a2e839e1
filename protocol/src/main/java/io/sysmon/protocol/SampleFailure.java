package io.sysmon.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Why one sample of a push was not stored. Immutable.
 *
 * @param index position of the sample in the push's {@code metrics}, from 0
 * @param metricType as the sample gave it, shortened to 128 characters; {@code null} where it gave none
 * @param reason a sentence's part for the operator, for example {@code value is not a finite number}
 */
public record SampleFailure(int index, @Nullable String metricType, String reason) {

    /** A push's answer lists this many failures at most: the first ones. */
    public static final int MOST_LISTED = 10;
}
