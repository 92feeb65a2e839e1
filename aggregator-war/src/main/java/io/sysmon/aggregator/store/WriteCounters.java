package io.sysmon.aggregator.store;

import java.util.concurrent.TimeUnit;

/** What the writer did since it started. Written by the writer's thread, read by all; guarded by this object. */
final class WriteCounters {

    private long pushes;
    private long samples;
    private long commits;
    private long commitNanos;
    private long failedCommits;
    private boolean lastCommitFailed;

    synchronized void committed(PushGroup group, long nanos) {
        pushes += group.pushes();
        samples += group.samples();
        commits++;
        commitNanos += nanos;
        lastCommitFailed = false;
    }

    synchronized void failed() {
        failedCommits++;
        lastCommitFailed = true;
    }

    synchronized StoreStatus.Writes read(boolean room, int queued) {
        return new StoreStatus.Writes(
                room && !lastCommitFailed,
                queued,
                pushes,
                samples,
                commits,
                commitNanos / (double) TimeUnit.SECONDS.toNanos(1),
                failedCommits);
    }
}
