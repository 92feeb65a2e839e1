package io.sysmon.agent.outbox;

/**
 * Tick ids from {@code first} to {@code last}, both included; empty when {@code last} is smaller. Immutable.
 *
 * @param last {@link #NO_END} for a range that goes on for ever
 */
record IdRange(long first, long last) {

    /** Above every id. */
    static final long NO_END = Long.MAX_VALUE - 1;

    private static final String OPEN = "";

    /** Reads what {@link #toText} wrote. */
    static IdRange parse(String text) {
        int dash = text.indexOf('-');
        String end = text.substring(dash + 1);
        return new IdRange(Long.parseLong(text.substring(0, dash)), end.equals(OPEN) ? NO_END : Long.parseLong(end));
    }

    String toText() {
        return first + "-" + (last == NO_END ? OPEN : last);
    }

    boolean isEmpty() {
        return last < first;
    }

    long count() {
        return isEmpty() ? 0 : last - first + 1;
    }

    /** The part below {@code id}. */
    IdRange before(long id) {
        return new IdRange(first, Math.min(last, id - 1));
    }

    /** The part above {@code id}. */
    IdRange after(long id) {
        return new IdRange(Math.max(first, id + 1), last);
    }
}
