package io.sysmon.protocol;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The canonical text of a sample's tags: {@code ""}, or {@code key=value[,key=value…]} with keys strictly ascending,
 * at most 512 characters, and {@code %}, {@code ,} and {@code =} in values written {@code %25}, {@code %2C} and
 * {@code %3D}. One spelling for one meaning, so that text equality is series equality.
 */
public final class SeriesTags {

    /** Most characters of the canonical text. */
    public static final int MAX_LENGTH = 512;

    private static final int ESCAPE_LENGTH = 3;

    private SeriesTags() {}

    /** The canonical text of one tag; the value is escaped, its control characters become {@code ?}. */
    public static String of(String key, String value) {
        return key + '=' + escape(value);
    }

    /** The canonical text of several tags. */
    public static String of(Map<String, String> tags) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> tag : new TreeMap<>(tags).entrySet()) {
            text.append(text.isEmpty() ? "" : ",").append(of(tag.getKey(), tag.getValue()));
        }
        return text.toString();
    }

    /** Why {@code tags} is no canonical text, or {@code null} when it is one. */
    public static @Nullable String problemOf(String tags) {
        if (tags.isEmpty()) {
            return null;
        }
        if (!WireRules.isText(tags, MAX_LENGTH)) {
            return "tags is not at most " + MAX_LENGTH + " printable characters";
        }
        String previousKey = "";
        for (String pair : tags.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0 || pair.lastIndexOf('%', equals) >= 0) {
                return "tags is not key=value[,key=value]";
            }
            String key = pair.substring(0, equals);
            if (key.compareTo(previousKey) <= 0) {
                return "tags is not sorted by key, each key once";
            }
            if (!isEscaped(pair, equals + 1)) {
                return "tags has a value in which %, comma or = is not written %25, %2C or %3D";
            }
            previousKey = key;
        }
        return null;
    }

    private static boolean isEscaped(String pair, int from) {
        for (int i = from; i < pair.length(); i++) {
            char character = pair.charAt(i);
            if (character == '=') {
                return false;
            }
            if (character == '%' && !isEscapeAt(pair, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEscapeAt(String text, int index) {
        return text.startsWith("%25", index) || text.startsWith("%2C", index) || text.startsWith("%3D", index);
    }

    private static String escape(String value) {
        StringBuilder escaped = new StringBuilder(value.length() + ESCAPE_LENGTH);
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '%' -> escaped.append("%25");
                case ',' -> escaped.append("%2C");
                case '=' -> escaped.append("%3D");
                default -> escaped.append(Character.isISOControl(character) ? '?' : character);
            }
        }
        return escaped.toString();
    }
}
