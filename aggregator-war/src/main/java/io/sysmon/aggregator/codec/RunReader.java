package io.sysmon.aggregator.codec;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one run. Immutable and thread-safe. */
public final class RunReader {
    private final List<Column> columns;

    private RunReader(List<Column> columns) {
        this.columns = columns;
    }

    /**
     * Checks the run's checksum and directory.
     *
     * @param run the whole run, as {@link RunEncoder} made it; kept, not copied
     * @throws CorruptRunException if the bytes are no intact run
     */
    public static RunReader open(byte[] run) throws CorruptRunException {
        ByteBuffer in = ByteBuffer.wrap(run);
        try {
            if (in.getShort() >> 8 != 0 || in.getInt() != RunEncoder.checksum(run)) {
                throw new CorruptRunException(
                        "cannot read run of %d bytes: wrong version or checksum".formatted(run.length));
            }
            int count = in.getInt();
            List<Column> columns = new ArrayList<>();
            for (int c = 0; c < count; c++) {
                int id = in.getInt();
                int size = in.getInt();
                if (size < 1 || size > in.remaining() / 16) {
                    throw new CorruptRunException(
                            "cannot read run of %d bytes: column of %d samples".formatted(run.length, size));
                }
                long[] times = new long[size];
                double[] values = new double[size];
                for (int i = 0; i < size; i++) {
                    times[i] = in.getLong();
                    values[i] = in.getDouble();
                }
                columns.add(new Column(id, times, values));
            }
            return new RunReader(List.copyOf(columns));
        } catch (BufferUnderflowException | IllegalArgumentException damaged) {
            throw new CorruptRunException("cannot read run of %d bytes: %s".formatted(run.length, damaged));
        }
    }

    /** The series in the run, ascending. */
    public int[] seriesIds() {
        return columns.stream().mapToInt(Column::seriesId).toArray();
    }

    /** The oldest timestamp in the run, seconds since the epoch. */
    public long from() {
        return columns.stream()
                .mapToLong(column -> column.timestamps()[0])
                .min()
                .orElseThrow();
    }

    /** The newest timestamp in the run, seconds since the epoch. */
    public long to() {
        return columns.stream()
                .mapToLong(column -> column.timestamps()[column.size() - 1])
                .max()
                .orElseThrow();
    }

    /** How many samples the run holds, all series together. */
    public int sampleCount() {
        return columns.stream().mapToInt(Column::size).sum();
    }

    /**
     * The samples of one series, or null if the run has none of it.
     *
     * @throws CorruptRunException if the column's bytes contradict themselves
     */
    public @Nullable Column column(int seriesId) throws CorruptRunException {
        return columns.stream()
                .filter(column -> column.seriesId() == seriesId)
                .findFirst()
                .orElse(null);
    }

    /**
     * The samples of all series, ascending by series id.
     *
     * @throws CorruptRunException if a column's bytes contradict themselves
     */
    public List<Column> columns() throws CorruptRunException {
        return columns;
    }
}
