package io.sysmon.aggregator.codec;

/**
 * The first byte of every column.
 *
 * <pre>
 *   bits 0–1   form: {@link #ZERO}, {@link #CONSTANT}, {@link #CHANGING}, {@link #SHIFTED}
 *   bits 2–6   scale of the values, see {@link ValueScale}; 0 for the form ZERO
 *   bit  7     0
 * </pre>
 */
final class ColumnTag {
    /** All values are 0. Nothing follows. */
    static final int ZERO = 0;
    /** All values are the same. Its whole number follows, signed. */
    static final int CONSTANT = 1;
    /** Values that change. */
    static final int CHANGING = 2;
    /** Fresh runs only: as CHANGING, with the zero bits left out that all differences end in. */
    static final int SHIFTED = 3;

    private static final int FORM_BITS = 2;
    private static final int FORM_MASK = (1 << FORM_BITS) - 1;

    private ColumnTag() {}

    static int of(int form, int scale) {
        return (scale << FORM_BITS) | form;
    }

    static int form(int tag) {
        return tag & FORM_MASK;
    }

    static int scale(ByteSource in, int tag) {
        int scale = tag >>> FORM_BITS;
        if (scale > ValueScale.BITS) {
            throw in.corrupt("expected a scale of values up to %d, found %d".formatted(ValueScale.BITS, scale));
        }
        return scale;
    }
}
