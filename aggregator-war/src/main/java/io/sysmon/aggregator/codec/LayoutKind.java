package io.sysmon.aggregator.codec;

/** What the second byte of a run says: how its columns are laid out. */
enum LayoutKind {
    FRESH(0, 1),
    SEALED(1, 1),
    /** Counts, least and greatest values, and means of windows: {@link RollupColumn}. */
    ROLLUP(2, RollupLayout.COLUMNS);

    private final int code;
    private final int columnsPerSeries;

    LayoutKind(int code, int columnsPerSeries) {
        this.code = code;
        this.columnsPerSeries = columnsPerSeries;
    }

    static LayoutKind of(RunKind kind) {
        return switch (kind) {
            case FRESH -> FRESH;
            case SEALED -> SEALED;
        };
    }

    int code() {
        return code;
    }

    int columnsPerSeries() {
        return columnsPerSeries;
    }
}
