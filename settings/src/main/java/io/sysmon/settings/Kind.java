package io.sysmon.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What a setting's values look like: turns the operator's text into a typed value, or says what was expected. */
public enum Kind {
    /** Any text. */
    TEXT("text", text -> text),
    /** Any text, never shown. */
    SECRET("text", text -> text),
    /** A path of the file system. */
    PATH("path", Kind::parsePath),
    /** A positive time span with its unit; see {@link Quantities#parseDuration}. */
    DURATION("duration", Quantities::parseDuration),
    /** A number of bytes with its unit; see {@link Quantities#parseBytes}. */
    SIZE("size", Quantities::parseBytes),
    /** The same, or {@code 0B} for none. */
    SIZE_OR_NONE("size", Quantities::parseBytesOrNone),
    /** A positive whole number. */
    COUNT("number", text -> parseNumber(text, 1, Integer.MAX_VALUE)),
    /** Who may look. */
    VIEWERS("open|token|container", text -> parseWord(text, "open", "token", "container")),
    /** A TCP port; 0 lets the system choose. */
    PORT("port", text -> parseNumber(text, 0, 65_535)),
    /** One or more http(s) URLs, separated by commas. */
    URLS("url", Kind::parseUrls),
    /** One http(s) URL. */
    URL("url", Kind::parseUrl),
    /** Pairs {@code key=value}, separated by commas. */
    PAIRS("key=value", Kind::parsePairs);

    private final String placeholder;

    @SuppressWarnings("ImmutableEnumChecker") // a pure function
    private final Function<String, Object> parser;

    Kind(String placeholder, Function<String, Object> parser) {
        this.placeholder = placeholder;
        this.parser = parser;
    }

    /** Stands for the value in help texts. */
    public String placeholder() {
        return placeholder;
    }

    /** Whether a value may be given several times, which counts as one value with commas. */
    boolean isList() {
        return this == URLS || this == PAIRS;
    }

    /**
     * The typed value: {@code String}, {@code Path}, {@code Duration}, {@code Long} (bytes), {@code Integer},
     * {@code URI}, {@code List<URI>} or {@code Map<String, String>}.
     *
     * @throws IllegalArgumentException with what was expected
     */
    Object parse(String text) {
        return parser.apply(text);
    }

    private static Object parsePath(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException("expected a path: " + invalid.getReason(), invalid);
        }
    }

    private static Object parseWord(String text, String... words) {
        if (!List.of(words).contains(text)) {
            throw new IllegalArgumentException("expected " + String.join(", ", words));
        }
        return text;
    }

    private static Object parseNumber(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(expectedNumber(least, most), notANumber);
        }
        throw new IllegalArgumentException(expectedNumber(least, most));
    }

    private static String expectedNumber(int least, int most) {
        return "expected a whole number from " + least + " to " + most;
    }

    private static Object parseUrls(String text) {
        List<URI> urls = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            urls.add(parseUrl(part.strip()));
        }
        return List.copyOf(urls);
    }

    private static URI parseUrl(String text) {
        try {
            URI url = new URI(text);
            boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (isHttp && url.getHost() != null && url.getQuery() == null && url.getUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException notAUrl) {
            throw new IllegalArgumentException("expected a URL: " + notAUrl.getReason(), notAUrl);
        }
        throw new IllegalArgumentException("expected a URL such as http://aggregator:9000 or https://host/sysmon");
    }

    private static Object parsePairs(String text) {
        Map<String, String> pairs = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("expected key=value[,key=value]");
            }
            String key = part.substring(0, equals).strip();
            if (pairs.put(key, part.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException("expected each key once, found " + key + " twice");
            }
        }
        return pairs;
    }
}
