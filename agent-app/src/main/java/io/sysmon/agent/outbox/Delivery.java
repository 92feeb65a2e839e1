package io.sysmon.agent.outbox;

/**
 * What the outbox knows of one aggregator. Immutable.
 *
 * @param aggregator its base URL
 * @param missing the ids of the ticks that it does not have; the last range goes on for ever
 * @param note how pushing to it goes
 */
record Delivery(String aggregator, IdRanges missing, PushNote note) {

    /** Of an aggregator that was never pushed to. */
    static Delivery none(String aggregator) {
        return new Delivery(aggregator, IdRanges.ALL, PushNote.NONE);
    }

    Delivery without(IdRange ids) {
        return new Delivery(aggregator, missing.minus(ids), note);
    }

    Delivery with(PushNote newNote) {
        return new Delivery(aggregator, missing, newNote);
    }

    /** The highest id that was ever sent. */
    long highestSentId() {
        return missing.ranges().get(missing.ranges().size() - 1).first() - 1;
    }
}
