package io.sysmon.aggregator.upkeep;

/**
 * What a compaction did. Immutable.
 *
 * @param bytesBefore size of the database file when it began
 * @param bytesAfter size of the file when it ended
 * @param complete whether all was sealed that had arrived when it began
 */
public record Compacted(long bytesBefore, long bytesAfter, boolean complete) {}
