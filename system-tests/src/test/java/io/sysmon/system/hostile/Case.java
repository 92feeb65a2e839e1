package io.sysmon.system.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * A bad request.
 *
 * @param name what is bad about it; begins with its family and a slash, no two are the same
 * @param request the bytes as they go over the wire
 * @param statuses one of which must be answered
 */
@SuppressWarnings("ArrayRecordComponent") // sent as it is, never compared
public record Case(String name, byte[] request, Set<Integer> statuses) {

    /** A case that must be answered with one of {@code statuses}. */
    public static Case of(String name, byte[] request, Integer... statuses) {
        return new Case(name, request, new TreeSet<>(Arrays.asList(statuses)));
    }

    /** The same of text, one byte a character. */
    public static Case of(String name, String request, Integer... statuses) {
        return of(name, request.getBytes(StandardCharsets.ISO_8859_1), statuses);
    }

    /** The part of the name before the slash. */
    public String family() {
        return name.substring(0, name.indexOf('/'));
    }

    /** For names: bytes that cannot be printed, by their number. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.chars()
                .forEach(character -> printable.append(
                        character > ' ' && character < 127
                                ? String.valueOf((char) character)
                                : "\\x" + Integer.toHexString(character)));
        return printable.length() <= 80 ? printable.toString() : printable.substring(0, 80) + "…" + text.length();
    }
}
