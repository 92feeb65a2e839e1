package io.sysmon.aggregator.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last things that went wrong, for the log and the operator. Thread-safe; guarded by this object. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final int KEPT = 10;
    private static final int MOST_COUNTED = 10_000;
    private static final int MOST_NAMED = 100;

    private final InstantSource clock;
    private final String folder;
    private final Deque<StoreProblem> last = new ArrayDeque<>();
    private final LongFunction<String> hostnames;

    /** What was met since the start, as far as it is counted. */
    private final Set<Place> met = new HashSet<>();

    private final List<Damage> damages = new ArrayList<>();

    /** @param hostnames the name of a host's number, for people */
    Problems(InstantSource clock, Path database, LongFunction<String> hostnames) {
        this.clock = clock;
        this.hostnames = hostnames;
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

    /** Logs, counts and keeps what cannot be read, when it is met for the first time. */
    synchronized void reportDamage(Place place, Throwable cause) {
        if (met.size() == MOST_COUNTED || !met.add(place)) {
            return;
        }
        Damage damage = new Damage(
                place.part(),
                hostnames.apply(place.hostId()),
                place.from(),
                place.to(),
                String.valueOf(cause.getMessage()).replace(folder, ""));
        if (damages.size() < MOST_NAMED) {
            damages.add(damage);
        }
        report("cannot read " + damage.named(), cause);
    }

    /** How many different parts of history could not be read, at most {@value #MOST_COUNTED}. */
    synchronized long damaged() {
        return met.size();
    }

    /** The first of them, at most {@value #MOST_NAMED}. */
    synchronized List<Damage> damages() {
        return List.copyOf(damages);
    }

    /** The newest first. */
    synchronized List<StoreProblem> newestFirst() {
        return List.copyOf(last);
    }
}
