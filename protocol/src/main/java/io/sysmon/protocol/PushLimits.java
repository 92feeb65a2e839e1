package io.sysmon.protocol;

/**
 * The bounds of one push that its reader keeps. Immutable.
 *
 * @param maxSamples the most elements that {@code metrics} may have
 */
public record PushLimits(int maxSamples) {

    /** 100 000 samples a push. */
    public static final PushLimits DEFAULT = new PushLimits(100_000);

    /** JSON nested deeper than this is refused. */
    static final int MAX_NESTING_DEPTH = 64;

    /** A JSON string longer than this many characters is refused with the whole push. */
    static final int MAX_STRING_LENGTH = 1 << 20;

    /** Requires at least one sample to be allowed. */
    public PushLimits {
        if (maxSamples < 1) {
            throw new IllegalArgumentException("maxSamples must be at least 1, found " + maxSamples);
        }
    }
}
