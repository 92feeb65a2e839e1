package io.sysmon.aggregator.codec;

/**
 * What a column's numbers owe to those of another column of its group: for each tick {@code other * multiplier / 2^shift},
 * rounded to the nearest. What is used is the total less what is available; a percentage is a fraction of a number of bytes.
 *
 * <pre>
 *   column       its index in the group &lt;&lt; 1 | fractional
 *   multiplier   signed
 *   shift        fractional only: 1 byte, 1 to 62
 * </pre>
 *
 * @param column index of the other column in the group
 */
record Reference(int column, long multiplier, int shift) {
    /** The most references of one column. */
    static final int MOST = 7;

    static final int MAX_SHIFT = 62;

    /** Bits of a fractional multiplier: with them a percentage of two decimals is nearly always exact. */
    private static final int MULTIPLIER_BITS = 22;

    /** A factor that is nearer to a whole number than this is meant to be whole. */
    private static final double WHOLE_WITHIN = 0.004;

    /** A reference that is about {@code factor} times the other column. */
    static Reference times(double factor, int column) {
        double whole = Math.rint(factor);
        if (whole != 0 && Math.abs(factor - whole) < WHOLE_WITHIN) {
            return new Reference(column, (long) whole, 0);
        }
        int shift = Math.max(0, Math.min(MAX_SHIFT, MULTIPLIER_BITS - 1 - Math.getExponent(factor)));
        return new Reference(column, Math.round(Math.scalb(factor, shift)), shift);
    }

    /** As {@link #times}, but with the whole number next to factors between 1/2 and 3/2. */
    static Reference about(double factor, int column) {
        double size = Math.abs(factor);
        return times(size > 0.5 && size < 1.5 ? Math.signum(factor) : factor, column);
    }

    /** The factor between the other column and its share in this one. */
    double factor() {
        return Math.scalb((double) multiplier, -shift);
    }

    /** The same reference, to the column of that index in {@code columns}. */
    Reference inGroup(int[] columns) {
        return new Reference(columns[column], multiplier, shift);
    }

    void addTo(long[] numbers, long[] others) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += share(others[i]);
        }
    }

    void takeFrom(long[] numbers, long[] others) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] -= share(others[i]);
        }
    }

    void write(ByteSink out) {
        out.putVarint(((long) column << 1) | (shift > 0 ? 1 : 0));
        out.putZigzag(multiplier);
        if (shift > 0) {
            out.putByte(shift);
        }
    }

    /** Reads a reference to one of {@code columns}. */
    static Reference read(ByteSource in, int columns) {
        int head = in.readCount("column referred to, times two", 0, 2 * columns - 1);
        long multiplier = in.readZigzag();
        int shift = (head & 1) == 0 ? 0 : in.readByte();
        if (shift > MAX_SHIFT) {
            throw in.corrupt("expected a shift of at most %d, found %d".formatted(MAX_SHIFT, shift));
        }
        return new Reference(head >>> 1, multiplier, shift);
    }

    private long share(long other) {
        return shift == 0 ? other * multiplier : (other * multiplier + (1L << (shift - 1))) >> shift;
    }
}
