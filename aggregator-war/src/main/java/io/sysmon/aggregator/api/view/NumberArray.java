package io.sysmon.aggregator.api.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An array of numbers as JSON, rendered once and written as often as it is the same. Charts are mostly numbers, and most of
 * these are short decimals, whose digits are those of a whole number: finding them so takes a fraction of what the general
 * way to the shortest digits takes. Confined to one thread.
 */
final class NumberArray {

    private static final int FIRST_BYTES = 4096;

    /** The digits of a long, or a double in its longest form, and the comma. */
    private static final int MOST_BYTES = 32;

    private static final int DECIMALS = 4;
    private static final double POWER = 1e4;

    /** Below this a decimal of so many digits is the shortest that reads as the double. */
    private static final double MOST_SHORTEST = 1e15;

    /** Above this a double no longer holds every whole number. */
    private static final double MOST_WHOLE = 1L << 53;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int size;

    /** Renders whole numbers, none negative, in place of what was there. */
    void render(long[] numbers) {
        size = 0;
        append('[');
        for (long number : numbers) {
            reserve();
            appendWhole(number, 1);
            append(',');
        }
        close();
    }

    /** Renders numbers in place of what was there: whole ones without a point, {@code null} for what is none. */
    void render(double[] numbers) {
        size = 0;
        append('[');
        for (double number : numbers) {
            reserve();
            append(number);
            append(',');
        }
        close();
    }

    /** Writes the array as a field. */
    void write(JsonGenerator json, String name) throws IOException {
        json.writeFieldName(name);
        // the generator only learns that a value was written here: the bytes go past it
        json.writeRawValue("");
        json.flush();
        ((OutputStream) json.getOutputTarget()).write(bytes, 0, size);
    }

    private void append(double number) {
        if (isNegativeZero(number)) {
            appendText("-0.0");
        } else if (number == Math.rint(number) && Math.abs(number) < MOST_WHOLE) {
            appendDecimal((long) number, 0);
        } else if (isShortDecimal(number)) {
            appendDecimal((long) Math.rint(number * POWER), DECIMALS);
        } else {
            appendText(Double.isFinite(number) ? NumberOutput.toString(number, true) : "null");
        }
    }

    private static boolean isShortDecimal(double number) {
        double scaled = Math.rint(number * POWER);
        return Math.abs(scaled) < MOST_SHORTEST && scaled / POWER == number;
    }

    /** A number in units of 10^-decimals, without zeros at the end of its decimals. */
    private void appendDecimal(long units, int mostDecimals) {
        if (units < 0) {
            append('-');
        }
        long left = Math.abs(units);
        int decimals = mostDecimals;
        while (decimals > 0 && left % 10 == 0) {
            left /= 10;
            decimals--;
        }
        appendWhole(left, decimals + 1);
        if (decimals > 0) {
            System.arraycopy(bytes, size - decimals, bytes, size - decimals + 1, decimals);
            bytes[size - decimals] = '.';
            size++;
        }
    }

    /** The digits of a whole number, not negative, at least so many. */
    private void appendWhole(long number, int leastDigits) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        digits = Math.max(digits, leastDigits);
        long rest = number;
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    private void appendText(String ascii) {
        for (byte next : ascii.getBytes(StandardCharsets.US_ASCII)) {
            append(next);
        }
    }

    private void close() {
        if (bytes[size - 1] == ',') {
            size--;
        }
        append(']');
    }

    private void append(int character) {
        bytes[size++] = (byte) character;
    }

    private void reserve() {
        if (bytes.length - size < MOST_BYTES) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
    }

    private static boolean isNegativeZero(double value) {
        return value == 0 && Double.doubleToRawLongBits(value) != 0;
    }
}
