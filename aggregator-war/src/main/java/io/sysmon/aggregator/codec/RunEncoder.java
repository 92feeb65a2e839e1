package io.sysmon.aggregator.codec;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/** Makes runs. Stateless and thread-safe. */
public final class RunEncoder {
    private RunEncoder() {}

    /**
     * Encodes the columns as one run.
     *
     * @param columns at least one, series ids strictly ascending
     * @throws IllegalArgumentException if there is no column or the series ids do not ascend strictly
     */
    public static byte[] encode(List<Column> columns, RunKind kind) {
        int size = 10;
        int last = -1;
        for (Column column : columns) {
            if (column.seriesId() <= last) {
                throw new IllegalArgumentException(
                        "series ids must ascend: %d after %d".formatted(column.seriesId(), last));
            }
            last = column.seriesId();
            size += 8 + 16 * column.size();
        }
        if (last < 0) {
            throw new IllegalArgumentException("a run needs at least one column");
        }
        ByteBuffer out = ByteBuffer.allocate(size)
                .put((byte) 0)
                .put((byte) (kind == RunKind.SEALED ? 1 : 0))
                .putInt(0)
                .putInt(columns.size());
        for (Column column : columns) {
            out.putInt(column.seriesId()).putInt(column.size());
            for (int i = 0; i < column.size(); i++) {
                out.putLong(column.timestamps()[i]).putDouble(column.values()[i]);
            }
        }
        return out.putInt(2, checksum(out.array())).array();
    }

    static int checksum(byte[] run) {
        CRC32C crc = new CRC32C();
        crc.update(run, 0, 2);
        crc.update(run, 6, run.length - 6);
        return (int) crc.getValue();
    }
}
