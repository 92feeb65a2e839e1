package io.sysmon.aggregator.domain;

/**
 * How much a store takes, so that no client fills its memory. Immutable; each from 1.
 *
 * @param hosts the most hosts
 * @param seriesOfHost the most series of one host
 * @param seriesOfAll the most series of all hosts together: what two hosts send under one name counts twice
 * @param names the most different names of series, a metric type with tags
 * @param queuedPushes the most pushes that may wait for the writer
 */
public record StoreLimits(int hosts, int seriesOfHost, int seriesOfAll, int names, int queuedPushes) {

    /** What the newest sample of a series takes in memory, several times over: the columns grow by copies. */
    private static final long SERIES_BYTES = 128;

    /** What a name takes at its longest, 640 characters, and what finds it; honest ones take a tenth. */
    private static final long NAME_BYTES = 2048;

    /** 20 000 hosts, 10 000 series each, 1024 pushes; series and names as the heap of this process allows. */
    public static StoreLimits defaults() {
        return new StoreLimits(20_000, 10_000, seriesOfThisProcess(), namesOfThisProcess(), 1024);
    }

    /** As many series as the largest heap of this process has room for, whatever else is in it. */
    public static int seriesOfThisProcess() {
        return heapOver(SERIES_BYTES);
    }

    /** As many names as the largest heap of this process has room for, whatever else is in it. */
    public static int namesOfThisProcess() {
        return heapOver(NAME_BYTES);
    }

    private static int heapOver(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / bytes);
    }
}
