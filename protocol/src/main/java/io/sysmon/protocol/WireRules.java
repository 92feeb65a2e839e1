package io.sysmon.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The syntax of names on the wire. Pure functions; both ends ask here, so that they never differ. */
public final class WireRules {

    /** Most characters of a host name, as a fully qualified domain name has. */
    public static final int MAX_HOSTNAME_LENGTH = 253;

    /** Most characters of a metric type. */
    public static final int MAX_METRIC_TYPE_LENGTH = 128;

    /** Most characters of a host's version, platform and instance, and of the key of a host tag. */
    public static final int MAX_LABEL_LENGTH = 64;

    /** Most characters of the value of a host tag. */
    public static final int MAX_TAG_VALUE_LENGTH = 256;

    /** Most tags of a host. */
    public static final int MAX_HOST_TAGS = 32;

    /** A sample may be this many seconds ahead of the aggregator's clock: one day. */
    public static final long MAX_SECONDS_AHEAD = 86_400;

    private WireRules() {}

    /**
     * Whether {@code name} is 1–253 ASCII letters, digits, {@code .}, {@code -}, {@code _} or {@code :}; and neither {@code .}
     * nor {@code ..}, which no address can end in: such a host could be neither shown nor forgotten.
     */
    public static boolean isHostname(String name) {
        return isName(name, MAX_HOSTNAME_LENGTH) && !name.equals(".") && !name.equals("..");
    }

    /** Whether {@code type} is 1–128 ASCII letters, digits, {@code _}, {@code .}, {@code :} or {@code -}. */
    public static boolean isMetricType(String type) {
        return isName(type, MAX_METRIC_TYPE_LENGTH);
    }

    /** Whether {@code text} is well-formed Unicode without control characters and at most {@code maxLength} long. */
    public static boolean isText(String text, int maxLength) {
        if (text.length() > maxLength) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isISOControl(character)) {
                return false;
            }
            if (Character.isSurrogate(character)) {
                if (!isSurrogatePairAt(text, i)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** What is wrong with the tags of a host, or {@code null} when nothing is. */
    public static @Nullable String problemOfHostTags(Map<String, String> tags) {
        if (tags.size() > MAX_HOST_TAGS) {
            return "has " + tags.size() + " pairs, expected at most " + MAX_HOST_TAGS;
        }
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            if (tag.getKey().isEmpty() || !isText(tag.getKey(), MAX_LABEL_LENGTH)) {
                return "has a key that is not 1 to " + MAX_LABEL_LENGTH + " printable characters";
            }
            if (!isText(tag.getValue(), MAX_TAG_VALUE_LENGTH)) {
                return "." + tag.getKey() + " is not at most " + MAX_TAG_VALUE_LENGTH + " printable characters";
            }
        }
        return null;
    }

    private static boolean isName(String name, int maxLength) {
        if (name.isEmpty() || name.length() > maxLength) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isNameCharacter(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameCharacter(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '.'
                || character == '-'
                || character == '_'
                || character == ':';
    }

    private static boolean isSurrogatePairAt(String text, int index) {
        return index + 1 < text.length() && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
    }
}
