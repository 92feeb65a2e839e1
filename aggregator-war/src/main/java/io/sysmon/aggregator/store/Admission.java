package io.sysmon.aggregator.store;

/** What a store says of a series that a push brings: its number, or one of these. */
public final class Admission {

    /** One too many for its host. */
    public static final int HOST_IS_FULL = -1;

    /** One too many for all hosts together. */
    public static final int ALL_ARE_FULL = -2;

    /** One name too many. */
    public static final int NAMES_ARE_FULL = -3;

    private Admission() {}

    /** Whether the series has no number. */
    public static boolean isRefused(int id) {
        return id < 0;
    }
}
