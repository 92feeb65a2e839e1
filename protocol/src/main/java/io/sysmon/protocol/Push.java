package io.sysmon.protocol;

import java.util.List;

/**
 * One push as read from the wire. Immutable once read.
 *
 * @param host what the push says of its host
 * @param samples the valid samples
 * @param received how many elements {@code metrics} had
 * @param failures why samples failed: the first ones, at most {@link SampleFailure#MOST_LISTED}
 */
public record Push(HostIdentity host, SampleColumns samples, int received, List<SampleFailure> failures) {

    /** Copies the failures. */
    public Push {
        failures = List.copyOf(failures);
    }

    /** How many samples were not valid. */
    public int failed() {
        return received - samples.size();
    }
}
