package io.sysmon.aggregator.codec;

import java.util.Arrays;

/**
 * The values of one series in a fresh run: quick to make, one pass to choose the form and one to write.
 *
 * <pre>
 *   tag       1 byte, {@link ColumnTag}
 *   shift     form SHIFTED only: 1 byte, 1 to 63
 *   first     forms CONSTANT, CHANGING, SHIFTED: signed: the first value as whole number
 *   others    forms CHANGING, SHIFTED, for each further value: signed: its difference from the one before, &gt;&gt; shift
 * </pre>
 */
final class FreshColumn {
    /** The shift takes one byte: differences must get one byte shorter to pay for it. */
    private static final int LEAST_SHIFT = 7;

    private FreshColumn() {}

    static void write(ByteSink out, double[] values) {
        int scale = ValueScale.of(values);
        long[] whole = ValueScale.toWhole(values, scale);
        long differing = differingBits(whole);
        if (differing == 0) {
            writeConstant(out, whole[0], scale);
        } else {
            writeChanging(out, whole, scale, shiftOf(differing));
        }
    }

    /** Reads a column of {@code size} values as whole numbers of the scale in its tag. */
    static double[] read(ByteSource in, int size) {
        int tag = in.readByte();
        int scale = ColumnTag.scale(in, tag);
        double[] values = new double[size];
        switch (ColumnTag.form(tag)) {
            case ColumnTag.ZERO -> {}
            case ColumnTag.CONSTANT -> Arrays.fill(values, ValueScale.toDouble(in.readZigzag(), scale));
            case ColumnTag.CHANGING -> readChanging(in, values, scale, 0);
            default -> readChanging(in, values, scale, in.readByte() & (Long.SIZE - 1));
        }
        return values;
    }

    /** Passes over a column of {@code size} values. */
    static void skip(ByteSource in, int size) {
        switch (ColumnTag.form(in.readByte())) {
            case ColumnTag.ZERO -> {}
            case ColumnTag.CONSTANT -> in.skipVarints(1);
            case ColumnTag.CHANGING -> in.skipVarints(size);
            default -> {
                in.readByte();
                in.skipVarints(size);
            }
        }
    }

    static void writeConstant(ByteSink out, long whole, int scale) {
        if (whole == 0 && scale != ValueScale.BITS) {
            out.putByte(ColumnTag.of(ColumnTag.ZERO, 0));
            return;
        }
        out.putByte(ColumnTag.of(ColumnTag.CONSTANT, scale));
        out.putZigzag(whole);
    }

    private static void writeChanging(ByteSink out, long[] whole, int scale, int shift) {
        out.putByte(ColumnTag.of(shift == 0 ? ColumnTag.CHANGING : ColumnTag.SHIFTED, scale));
        if (shift > 0) {
            out.putByte(shift);
        }
        out.putZigzag(whole[0]);
        for (int i = 1; i < whole.length; i++) {
            out.putZigzag((whole[i] - whole[i - 1]) >> shift);
        }
    }

    private static void readChanging(ByteSource in, double[] values, int scale, int shift) {
        long whole = in.readZigzag();
        values[0] = ValueScale.toDouble(whole, scale);
        for (int i = 1; i < values.length; i++) {
            whole += in.readZigzag() << shift;
            values[i] = ValueScale.toDouble(whole, scale);
        }
    }

    /** The bits that are set in any difference of neighbours; 0 if all numbers are the same. */
    static long differingBits(long[] whole) {
        long bits = 0;
        for (int i = 1; i < whole.length; i++) {
            bits |= whole[i] - whole[i - 1];
        }
        return bits;
    }

    /** How many zero bits to leave out of differences in which only these bits are set. */
    static int shiftOf(long differingBits) {
        int shift = Long.numberOfTrailingZeros(differingBits);
        return shift < LEAST_SHIFT ? 0 : shift;
    }
}
