package io.sysmon.aggregator.codec;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.zip.CRC32C;

/**
 * Where things stand in a run, format version 1. Numbers are varints (seven bits a byte, the lowest first, the high bit
 * set when more follow) unless said otherwise; <em>signed</em> ones are zigzag coded.
 *
 * <pre>
 *   0  version    1 byte, 1
 *   1  kind       1 byte: 0 fresh, 1 sealed, 2 roll-ups
 *   2  checksum   4 bytes, big endian: CRC32C of all other bytes of the run
 *   6  from       signed: oldest timestamp of the run
 *      groups     number of time axes, then for each
 *        axis       {@link TimeAxis}
 *        series     the series on it, {@link SeriesIds}
 *      lengths    not in fresh runs: bytes of each column
 *      columns    group by group, in the order of their series: {@link FreshColumn} or {@link SealedColumn}, four
 *                 of the latter for each series of roll-ups, {@link RollupLayout}
 * </pre>
 */
final class RunLayout {
    static final int VERSION = 1;

    static final int VERSION_OFFSET = 0;
    static final int KIND_OFFSET = VERSION_OFFSET + Byte.BYTES;
    static final int CHECKSUM_OFFSET = KIND_OFFSET + Byte.BYTES;
    static final int BODY_OFFSET = CHECKSUM_OFFSET + Integer.BYTES;

    /** Samples that a run may hold: more than any window of the largest host, and a bound on what a decoder allocates. */
    static final int MAX_SAMPLES = 1 << 24;

    private RunLayout() {}

    /** Writes all before the body; the checksum follows when the run is whole. */
    static void writeFixed(ByteSink out, LayoutKind kind) {
        out.putByte(VERSION);
        out.putByte(kind.code());
        out.putInt(0);
    }

    static void writeChecksum(byte[] run) {
        ByteBuffer.wrap(run).putInt(CHECKSUM_OFFSET, checksum(run));
    }

    /** Reads and checks all before the body: the run must be of one of the kinds. */
    static LayoutKind readFixed(ByteSource in, Set<LayoutKind> kinds) {
        if (in.remaining() <= BODY_OFFSET) {
            throw in.corrupt("expected more than %d bytes, found %d".formatted(BODY_OFFSET, in.remaining()));
        }
        int version = in.readByte();
        if (version != VERSION) {
            throw in.corrupt("expected format version %d, found %d".formatted(VERSION, version));
        }
        int kind = in.readByte();
        int found = in.readInt();
        int expected = checksum(in.bytes());
        if (found != expected) {
            throw in.corrupt("expected checksum %08x, found %08x".formatted(expected, found));
        }
        return kinds.stream()
                .filter(expectedKind -> expectedKind.code() == kind)
                .findFirst()
                .orElseThrow(() -> in.corrupt("expected kind %s, found %d".formatted(kinds, kind)));
    }

    /** What an encoder asks of its columns. */
    static <C> void requireAscending(List<C> columns, ToIntFunction<C> seriesIdOf) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a run needs at least one column, has none");
        }
        int before = -1;
        for (C column : columns) {
            int seriesId = seriesIdOf.applyAsInt(column);
            if (seriesId <= before) {
                throw new IllegalArgumentException(
                        "series ids of a run must ascend, found %d after %d".formatted(seriesId, before));
            }
            before = seriesId;
        }
    }

    static void requireAtMost(long samples) {
        if (samples > MAX_SAMPLES) {
            throw new IllegalArgumentException(
                    "a run holds at most %d samples, got %d".formatted(MAX_SAMPLES, samples));
        }
    }

    private static int checksum(byte[] run) {
        CRC32C crc = new CRC32C();
        crc.update(run, 0, CHECKSUM_OFFSET);
        crc.update(run, BODY_OFFSET, run.length - BODY_OFFSET);
        return (int) crc.getValue();
    }
}
