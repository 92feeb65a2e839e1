package io.sysmon.aggregator.auth;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that a token may push as: by patterns of their names, of their tags, or both. In a pattern {@code *} stands
 * for any characters and {@code ?} for one; case matters. Immutable.
 */
public final class HostScope {

    /** Every host. */
    public static final HostScope EVERY_HOST = of(List.of(), Map.of());

    private final List<Pattern> names;
    private final Map<String, Pattern> tags;

    private HostScope(List<Pattern> names, Map<String, Pattern> tags) {
        this.names = names;
        this.tags = tags;
    }

    /**
     * The hosts whose name fits one of {@code names}, and whose tags fit all of {@code tags}; what is empty binds nothing.
     */
    public static HostScope of(Collection<String> names, Map<String, String> tags) {
        Map<String, Pattern> patterns = new TreeMap<>();
        tags.forEach((key, pattern) -> patterns.put(key, compile(pattern)));
        return new HostScope(names.stream().map(HostScope::compile).toList(), patterns);
    }

    /** Whether it binds to nothing. */
    public boolean isEveryHost() {
        return names.isEmpty() && tags.isEmpty();
    }

    /**
     * Whether a push may be taken. A host that is known already must fit by the tags it has, not only by those that it
     * says now: otherwise a token bound to {@code role=web} could write as a database by calling it a web server.
     *
     * @param said the tags of the push, {@code null} when it has none: the host's stay in force
     * @param known the tags the host has, {@code null} when it was never heard of
     */
    public boolean permits(String hostname, @Nullable Map<String, String> said, @Nullable Map<String, String> known) {
        boolean named = names.isEmpty()
                || names.stream().anyMatch(pattern -> pattern.matcher(hostname).matches());
        return named && (tags.isEmpty() || fit(said, known));
    }

    private boolean fit(@Nullable Map<String, String> said, @Nullable Map<String, String> known) {
        if (said == null) {
            return known != null && fit(known);
        }
        return fit(said) && (known == null || fit(known));
    }

    private boolean fit(Map<String, String> hostTags) {
        return tags.entrySet().stream().allMatch(tag -> {
            String value = hostTags.get(tag.getKey());
            return value != null && tag.getValue().matcher(value).matches();
        });
    }

    private static Pattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char character = glob.charAt(i);
            regex.append(
                    switch (character) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(character));
                    });
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
