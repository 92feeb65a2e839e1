package io.sysmon.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sysmon.protocol.SampleGrid.Row;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes one push in the short form, used as {@link PushWriter} is: an empty {@code metrics}, and the samples as
 * {@code columns}, which {@code docs/push-format.md} draws. For aggregators that say that they read it
 * ({@link PushCoding}). Samples are gathered first, and written by {@link #close}. Confined to one thread.
 */
public final class ColumnsWriter implements Closeable {

    /** Below this every step between two values is a long, and every sum of steps a double, exactly. */
    private static final double EXACT_END = 1L << 53;

    private static final double HUNDRED = 100;

    private final JsonGenerator json;
    private final SampleGrid grid = new SampleGrid();
    private boolean begun;

    /** How the values of a series are written, the shortest first. */
    private enum Form {
        WHOLE(1, 0),
        HUNDREDTHS(HUNDRED, 2),
        PLAIN(Double.NaN, -1);

        private final double scale;
        private final int decimals;

        Form(double scale, int decimals) {
            this.scale = scale;
            this.decimals = decimals;
        }

        /** Whether {@code value}, scaled, is a whole number that gives back exactly {@code value}. Minus zero is not. */
        private boolean holds(double value) {
            return this == PLAIN
                    || (Math.abs(value * scale) < EXACT_END
                            && Double.doubleToRawLongBits(scaled(value) / scale) == Double.doubleToRawLongBits(value));
        }

        private long scaled(double value) {
            return Math.round(value * scale);
        }
    }

    private record Group(String tags, Form form) {}

    /** A writer onto {@code out}, which {@link #close} closes. */
    public ColumnsWriter(OutputStream out) throws IOException {
        json = PushJson.generator(out);
    }

    /** Writes what the push says of its host. */
    public void begin(HostIdentity host) throws IOException {
        json.writeStartObject();
        PushJson.writeHost(json, host);
        json.writeArrayFieldStart("metrics");
        json.writeEndArray();
        begun = true;
    }

    /**
     * Adds one sample.
     *
     * @param timestamp Unix seconds
     * @throws IllegalArgumentException when {@code value} is not finite: JSON has no such number
     */
    public void sample(long timestamp, String metricType, double value, String tags) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("cannot write sample of " + metricType + ": value is " + value);
        }
        grid.add(timestamp, metricType, tags, value);
    }

    /** Writes the samples, ends the JSON and closes the stream. A writer that never began writes nothing. */
    @Override
    public void close() throws IOException {
        if (begun) {
            writeColumns();
            json.writeEndObject();
        }
        json.close();
    }

    private void writeColumns() throws IOException {
        json.writeObjectFieldStart("columns");
        json.writeArrayFieldStart("timestamps");
        for (int column = 0; column < grid.columns(); column++) {
            json.writeNumber(grid.timestamp(column));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("series");
        for (Map.Entry<Group, List<Row>> group : groups().entrySet()) {
            writeGroup(group.getKey(), group.getValue());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private Map<Group, List<Row>> groups() {
        Map<Group, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : grid.rows()) {
            groups.computeIfAbsent(new Group(row.key().tags(), formOf(row)), group -> new ArrayList<>())
                    .add(row);
        }
        return groups;
    }

    private Form formOf(Row row) {
        for (Form form : Form.values()) {
            if (isAllOf(row, form)) {
                return form;
            }
        }
        throw new IllegalStateException("the last form holds every number");
    }

    private boolean isAllOf(Row row, Form form) {
        for (int column = 0; column < grid.columns(); column++) {
            if (row.has(column) && !form.holds(row.value(column))) {
                return false;
            }
        }
        return true;
    }

    private void writeGroup(Group group, List<Row> rows) throws IOException {
        json.writeStartObject();
        if (!group.tags.isEmpty()) {
            json.writeStringField("tags", group.tags);
        }
        if (group.form != Form.PLAIN) {
            json.writeNumberField("decimals", group.form.decimals);
        }
        json.writeArrayFieldStart("metric_types");
        for (Row row : rows) {
            json.writeString(row.key().metricType());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("values");
        for (Row row : rows) {
            writeRow(row, group.form);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeRow(Row row, Form form) throws IOException {
        if (isConstant(row)) {
            writeValue(row.value(0), form, 0);
            return;
        }
        json.writeStartArray();
        long before = 0;
        for (int column = 0; column < grid.columns(); column++) {
            if (row.has(column)) {
                writeValue(row.value(column), form, before);
                before = form.scaled(row.value(column));
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }

    private boolean isConstant(Row row) {
        long first = Double.doubleToRawLongBits(row.value(0));
        for (int column = 0; column < grid.columns(); column++) {
            if (!row.has(column) || Double.doubleToRawLongBits(row.value(column)) != first) {
                return false;
            }
        }
        return true;
    }

    private void writeValue(double value, Form form, long before) throws IOException {
        if (form == Form.PLAIN) {
            PushJson.writeValue(json, value);
        } else {
            json.writeNumber(form.scaled(value) - before);
        }
    }
}
