package io.sysmon.agent.proc;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over lines and their blank-separated fields. It makes strings only where asked for one, so that a file of
 * numbers costs no garbage. Confined to one thread.
 */
final class Fields {

    private static final int LONGEST_QUOTE = 40;

    /** The largest number that can take one more digit without leaving a long. */
    private static final long DIGITS_END = (Long.MAX_VALUE - 9) / 10;

    private final String name;
    private final byte[] bytes;
    private final int length;

    private int lineNumber;
    private int nextLineStart;
    private int lineEnd;
    private int start;
    private int end;
    private @Nullable String malformed;

    Fields(String name, byte[] bytes, int length) {
        this.name = name;
        this.bytes = bytes;
        this.length = length;
    }

    /** Moves in front of the first field of the next line that is not empty; {@code false} at the end of the text. */
    boolean nextLine() {
        while (nextLineStart < length) {
            start = nextLineStart;
            end = start;
            lineEnd = indexOf('\n', start, length);
            nextLineStart = lineEnd + 1;
            lineNumber++;
            if (lineEnd > start) {
                return true;
            }
        }
        return false;
    }

    /** Moves onto the next field of this line; {@code false} when there is none, and then there is no field. */
    boolean nextField() {
        start = end;
        while (start < lineEnd && isBlank(bytes[start])) {
            start++;
        }
        end = start;
        while (end < lineEnd && !isBlank(bytes[end])) {
            end++;
        }
        return end > start;
    }

    /** Moves over {@code count} fields. */
    void skipFields(int count) {
        for (int i = 0; i < count; i++) {
            nextField();
        }
    }

    /** What stands before the line's last {@code separator}, trimmed; the next field is the one after it. */
    @Nullable String keyBefore(char separator) {
        int last = lineEnd - 1;
        while (last >= end && bytes[last] != separator) {
            last--;
        }
        if (last < end) {
            return null;
        }
        String key = textOf(end, last).strip();
        start = last + 1;
        end = start;
        return key;
    }

    /** Is the field this text? */
    boolean is(String ascii) {
        return end - start == ascii.length() && startsWith(ascii);
    }

    /** Does the field begin with this text? */
    boolean startsWith(String ascii) {
        if (end - start < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[start + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The field as text; {@code ""} when there is none. */
    String text() {
        return textOf(start, end);
    }

    /** From behind the last field to the end of the line. */
    String restOfLine() {
        return textOf(end, lineEnd);
    }

    /** The next field as a number, not negative; {@code NaN} when the line ends before it or it is none. */
    double nextNumber() {
        return nextField() ? number(0) : Double.NaN;
    }

    /** The field from its character {@code offset} on as a number, not negative; {@code NaN} when it is none. */
    double number(int offset) {
        int at = start + offset;
        int point = indexOf('.', at, end);
        double value = point == end ? digits(at, end) : decimal(at, point);
        if (Double.isNaN(value)) {
            complain("\"" + quote() + "\" is no number");
        }
        return value;
    }

    /** Notes that this line cannot be used; the first note of a text is kept. */
    void complain(String reason) {
        if (malformed == null) {
            malformed = "cannot parse line " + lineNumber + " of " + name + ": " + reason;
        }
    }

    /** The first complaint, or {@code null}. */
    @Nullable String malformed() {
        return malformed;
    }

    /** The first complaint, else that the text lacks {@code what}, when {@code value}, which it must have, is absent. */
    @Nullable String malformedUnless(double value, String what) {
        if (malformed == null && Double.isNaN(value)) {
            return "cannot parse " + name + ": no " + what + " in " + length + " bytes";
        }
        return malformed;
    }

    /** As one whole number divided once, so that 1.61 is the double nearest to 1.61. */
    private double decimal(int from, int point) {
        double scale = Math.pow(10, end - point - 1.0);
        return (digits(from, point) * scale + digits(point + 1, end)) / scale;
    }

    /** Digits only, at least one; above a long's range the nearest double. */
    private double digits(int from, int to) {
        if (from >= to) {
            return Double.NaN;
        }
        long exact = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return Double.NaN;
            }
            if (exact > DIGITS_END) {
                return hugeNumber(from, to);
            }
            exact = exact * 10 + digit;
        }
        return exact;
    }

    private double hugeNumber(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return Double.NaN;
            }
        }
        double value = Double.parseDouble(textOf(from, to));
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private String quote() {
        return textOf(start, Math.min(end, start + LONGEST_QUOTE)).replaceAll("\\p{Cntrl}", "?");
    }

    private int indexOf(char wanted, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private String textOf(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t' || character == '\r';
    }
}
