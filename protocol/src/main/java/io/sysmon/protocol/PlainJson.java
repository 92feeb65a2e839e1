package io.sysmon.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A place in JSON in memory, moved forward token by token. Knows plain JSON alone: ASCII, strings without escapes. At
 * anything else, or another token than the one asked for, it gives up with a {@link NotPlainException}. Confined to one
 * thread.
 */
final class PlainJson {

    /** Ends the bytes; no plain token contains it, so that no loop needs to look at the length. */
    static final byte END = 0;

    /** Digits that a double holds exactly whatever they are; 10^15 is exact too. */
    private static final int MAX_EXACT_DIGITS = 15;

    private static final int MAX_DIGITS = 100;
    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private final byte[] bytes;
    private int at;
    private int tokenStart;
    private int tokenEnd;

    /** At the beginning of {@code bytes}, which hold {@link #END} behind their last byte. */
    PlainJson(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    /** Passes over white space and {@code symbol}, or gives up. */
    void expect(char symbol) {
        if (nextByte() != symbol) {
            throw new NotPlainException();
        }
        at++;
    }

    /** Passes over white space, and {@code symbol} if it comes next; whether it did. */
    boolean take(char symbol) {
        if (nextByte() != symbol) {
            return false;
        }
        at++;
        return true;
    }

    /** Whether nothing but white space is left of {@code length} bytes. */
    boolean isAtEnd(int length) {
        return nextByte() == END && at == length;
    }

    /** Passes over a string; {@link #tokenStart} and {@link #tokenEnd} are what stands between its quotes. */
    void readString() {
        expect('"');
        tokenStart = at;
        int end = at;
        while (isPlainCharacter(bytes[end])) {
            end++;
        }
        if (bytes[end] != '"') {
            throw new NotPlainException();
        }
        tokenEnd = end;
        at = end + 1;
    }

    int tokenStart() {
        return tokenStart;
    }

    int tokenEnd() {
        return tokenEnd;
    }

    /** The string or number that was read last, as text. */
    String text() {
        return text(tokenStart, tokenEnd);
    }

    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Whether the token that was read last is {@code text}. */
    boolean isToken(byte[] text) {
        return Arrays.equals(bytes, tokenStart, tokenEnd, text, 0, text.length);
    }

    /** Passes over what stands between two earlier places, if the very same bytes come next; whether they do. */
    boolean takeSame(int from, int to) {
        int length = to - from;
        if (bytes.length - at < length || !Arrays.equals(bytes, from, to, bytes, at, at + length)) {
            return false;
        }
        at += length;
        return true;
    }

    /** As {@link #takeSame} for a whole number, which must not go on: 12 is not the same as 123. */
    boolean takeSameNumber(int from, int to) {
        int start = at;
        if (to == from || !takeSame(from, to)) {
            return false;
        }
        if (isDigit(bytes[at]) || isFraction(bytes[at])) {
            at = start;
            return false;
        }
        tokenStart = start;
        tokenEnd = at;
        return true;
    }

    /** Passes over a whole number from 0 to 10^15. */
    long readWhole() {
        nextByte();
        tokenStart = at;
        long digits = readDigits(0);
        tokenEnd = at;
        if (isFraction(bytes[at]) || tokenEnd - tokenStart > MAX_EXACT_DIGITS) {
            throw new NotPlainException();
        }
        return digits;
    }

    /**
     * Passes over a number and gives the double nearest to it: for up to 15 digits without an exponent the quotient of
     * two exact doubles, which IEEE 754 rounds correctly (Clinger, How to Read Floating Point Numbers Accurately, 1990).
     */
    double readNumber() {
        boolean negative = nextByte() == '-';
        tokenStart = at;
        at += negative ? 1 : 0;
        int first = at;
        long digits = readDigits(0);
        int decimals = 0;
        if (bytes[at] == '.') {
            int point = at++;
            digits = readDecimals(digits);
            decimals = at - point - 1;
        }
        if (isFraction(bytes[at]) || at - first > MAX_EXACT_DIGITS || (negative && digits == 0 && decimals == 0)) {
            return readUnusual();
        }
        tokenEnd = at;
        double magnitude = decimals == 0 ? digits : digits / POWERS_OF_TEN[decimals];
        return negative ? -magnitude : magnitude;
    }

    /** Digits without a leading zero, one at least; wrong but harmless beyond 18 of them. */
    private long readDigits(long before) {
        int first = at;
        long digits = readDecimals(before);
        if (bytes[first] == '0' && at > first + 1) {
            throw new NotPlainException();
        }
        return digits;
    }

    private long readDecimals(long before) {
        long digits = before;
        int next = at;
        for (int digit = bytes[next] - '0'; digit >= 0 && digit <= 9; digit = bytes[++next] - '0') {
            digits = 10 * digits + digit;
        }
        if (next == at) {
            throw new NotPlainException();
        }
        at = next;
        return digits;
    }

    /** A number of many digits, or with an exponent, that begins at {@link #tokenStart} and goes on at the place. */
    private double readUnusual() {
        if (bytes[at] == 'e' || bytes[at] == 'E') {
            at++;
            at += bytes[at] == '+' || bytes[at] == '-' ? 1 : 0;
            readDecimals(0);
        }
        tokenEnd = at;
        double value = Double.parseDouble(text());
        if (isFraction(bytes[at]) || tokenEnd - tokenStart > MAX_DIGITS || value == 0 || !Double.isFinite(value)) {
            throw new NotPlainException();
        }
        return value;
    }

    private byte nextByte() {
        while (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t') {
            at++;
        }
        return bytes[at];
    }

    private static boolean isPlainCharacter(byte character) {
        return character >= ' ' && character != '"' && character != '\\';
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isFraction(byte character) {
        return character == '.' || character == 'e' || character == 'E';
    }
}
