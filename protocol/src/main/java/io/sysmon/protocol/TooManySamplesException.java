package io.sysmon.protocol;

/** A push with more samples than {@link PushLimits#maxSamples()}: nothing of it may be stored, the agent halves it. */
public final class TooManySamplesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManySamplesException(int maxSamples) {
        super("the push has more than " + maxSamples + " samples");
    }
}
