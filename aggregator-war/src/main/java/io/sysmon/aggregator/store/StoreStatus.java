package io.sysmon.aggregator.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the store is doing. Immutable.
 *
 * @param hosts how many are registered
 * @param series how many different series all hosts together ever sent
 * @param seriesOfAll how many series the hosts have, each host's counted
 * @param size on disk
 * @param outlook what becomes of it; {@code null} until the upkeep has looked for the first time
 * @param writes what the writer did since the store was opened
 * @param integrity what reads and the scrub found damaged since the store was opened
 * @param problems the last problems, the newest first; for operators
 */
public record StoreStatus(
        int hosts,
        int series,
        int seriesOfAll,
        Size size,
        @Nullable Outlook outlook,
        Writes writes,
        Integrity integrity,
        List<StoreProblem> problems) {

    /** Copies the list. */
    public StoreStatus {
        problems = List.copyOf(problems);
    }

    /**
     * What cannot be read.
     *
     * @param damaged how many runs and rows of roll-ups
     * @param damages the first of them, at most a hundred
     * @param scrub how far all were gone through
     */
    public record Integrity(long damaged, List<Damage> damages, ScrubStatus scrub) {

        /** Copies the list. */
        public Integrity {
            damages = List.copyOf(damages);
        }
    }

    /**
     * Sizes on disk.
     *
     * @param databaseBytes of the database file
     * @param walBytes of the write-ahead log beside it
     * @param freeDiskBytes what is left on the disk for the user that the aggregator runs as
     */
    public record Size(long databaseBytes, long walBytes, long freeDiskBytes) {}

    /**
     * The writer's work.
     *
     * @param accepting whether pushes are taken now: the disk has room and the last commit succeeded
     * @param queuedPushes how many pushes wait for the writer
     * @param pushes how many were committed
     * @param samples how many samples they held
     * @param commits how many transactions that took
     * @param commitSeconds how long all of them took together, from the first statement to the end of the sync
     * @param failedCommits how many transactions failed and were taken back
     */
    public record Writes(
            boolean accepting,
            int queuedPushes,
            long pushes,
            long samples,
            long commits,
            double commitSeconds,
            long failedCommits) {}
}
