package io.sysmon.aggregator.command;

import io.sysmon.aggregator.store.Progress;
import java.io.PrintStream;

/**
 * Draws how far a command is on one line of a terminal, at most ten times a second; draws nothing when nobody is watching.
 * Confined to one thread.
 */
final class ProgressBar implements Progress, AutoCloseable {

    private static final long DRAW_EVERY_NANOS = 100_000_000;
    private static final int WIDTH = 30;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean interactive;
    private long nextDraw = System.nanoTime();
    private String part = "";
    private boolean drawn;

    ProgressBar(Terminal terminal) {
        this.err = terminal.err();
        this.interactive = terminal.interactive();
    }

    @Override
    public void advanced(String newPart, long done, long total) {
        if (!interactive || (newPart.equals(part) && System.nanoTime() - nextDraw < 0)) {
            return;
        }
        part = newPart;
        nextDraw = System.nanoTime() + DRAW_EVERY_NANOS;
        drawn = true;
        err.print(CLEAR_LINE + part + (total > 0 ? bar(Math.min(done, total), total) : " ..."));
        err.flush();
    }

    /** Says something on a line of its own. */
    void say(String line) {
        clear();
        err.println(line);
    }

    /** Takes the line away. */
    @Override
    public void close() {
        clear();
    }

    private void clear() {
        if (drawn) {
            err.print(CLEAR_LINE);
            err.flush();
            drawn = false;
        }
    }

    private static String bar(long done, long total) {
        int filled = (int) (WIDTH * (double) done / total);
        return " [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + (int) (100.0 * done / total) + " %";
    }
}
