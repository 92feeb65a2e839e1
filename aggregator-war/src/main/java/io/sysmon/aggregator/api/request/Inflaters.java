package io.sysmon.aggregator.api.request;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.Inflater;

/** A few inflaters to be used again and again: each holds some 40 KB outside the heap. Thread-safe. */
final class Inflaters {

    /** More pushes are hardly inflated at the same moment; what is beyond is released. */
    private static final int MOST_KEPT = 16;

    private static final BlockingQueue<Inflater> KEPT = new ArrayBlockingQueue<>(MOST_KEPT);

    private Inflaters() {}

    /** One for deflated content without a zlib header, as gzip has it; to be given back. */
    static Inflater take() {
        Inflater kept = KEPT.poll();
        return kept == null ? new Inflater(true) : kept;
    }

    static void giveBack(Inflater inflater) {
        inflater.reset();
        if (!KEPT.offer(inflater)) {
            inflater.end();
        }
    }
}
