package io.sysmon.aggregator.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last things that went wrong, for the log and the operator. Thread-safe; guarded by this object. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final int KEPT = 10;

    private final InstantSource clock;
    private final String folder;
    private final Deque<StoreProblem> last = new ArrayDeque<>();
    private final AtomicLong corruptRuns = new AtomicLong();

    Problems(InstantSource clock, Path database) {
        this.clock = clock;
        this.folder = String.valueOf(database.getParent()) + '/';
    }

    /** Logs a problem and remembers it without the folder that the database lies in; one that repeats the last is remembered with its newest time and logged without its trace. */
    synchronized void report(String message, Throwable cause) {
        String text = (message + ": " + cause.getMessage()).replace(folder, "");
        StoreProblem newest = last.peekFirst();
        if (newest != null && newest.message().equals(text)) {
            last.removeFirst();
            LOG.warn("{}", text);
        } else {
            LOG.error("{}", message, cause);
        }
        last.addFirst(new StoreProblem(clock.instant().getEpochSecond(), text));
        if (last.size() > KEPT) {
            last.removeLast();
        }
    }

    /** Logs and counts a run that could not be read. */
    void reportCorruptRun(String message, Throwable cause) {
        corruptRuns.incrementAndGet();
        report(message, cause);
    }

    long corruptRuns() {
        return corruptRuns.get();
    }

    /** The newest first. */
    synchronized List<StoreProblem> newestFirst() {
        return List.copyOf(last);
    }
}
