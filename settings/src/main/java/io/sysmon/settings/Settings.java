package io.sysmon.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The effective settings of a program, typed and checked. Immutable.
 *
 * <p>Each getter takes a setting of its kind; asking for one of another kind, or one the program does not have, is a
 * bug and an {@code IllegalStateException}.
 */
public final class Settings {

    /**
     * One setting in force.
     *
     * @param value typed as {@link Kind#parse} says
     * @param text as the operator wrote it
     * @param origin what messages call the place it came from
     */
    record Effective(Object value, String text, String origin) {}

    private final Map<Setting, Effective> values;
    private final List<String> warnings;

    Settings(Map<Setting, Effective> values, List<String> warnings) {
        this.values = values;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Loads the settings of {@code program}. The first of {@code sources} that speaks wins; behind them stand the
     * properties file under the home directory and the defaults.
     *
     * @param userHome what a leading {@code ~/} means
     * @throws ConfigException with every problem of every source and value
     */
    public static Settings load(Program program, List<Source> sources, Path userHome) {
        return load(program, sources, userHome, Function.identity());
    }

    /**
     * Loads the settings of {@code program} and makes of them what it runs with, so that the problems of both come at
     * once. Where a value cannot be read, {@code make} sees the default in its place, and its result is not used.
     *
     * @param make without effects; throws {@link ConfigException} with what it finds wrong
     * @throws ConfigException with every problem of every source and value, and those that {@code make} found
     */
    public static <T> T load(Program program, List<Source> sources, Path userHome, Function<Settings, T> make) {
        return new SettingsLoader(program, userHome).load(sources, make);
    }

    /** What {@code ~/} means in this process: {@code $HOME}, else the system property {@code user.home}. */
    public static Path userHome() {
        String home = System.getenv("HOME");
        return Path.of(home == null || home.isBlank() ? System.getProperty("user.home", "/") : home);
    }

    /** What the log should say of odd but harmless settings. */
    public List<String> warnings() {
        return warnings;
    }

    /** The text of a setting, or {@code null} when it is not set. */
    public @Nullable String text(Setting setting) {
        return find(setting, String.class).orElse(null);
    }

    /** The path of a setting that has a default. */
    public Path path(Setting setting) {
        return get(setting, Path.class);
    }

    /** The path of a setting, empty when it is not set. */
    public Optional<Path> findPath(Setting setting) {
        return find(setting, Path.class);
    }

    /** The URL of a setting, or {@code null} when it is not set. */
    public @Nullable URI url(Setting setting) {
        return find(setting, URI.class).orElse(null);
    }

    /** The duration of a setting that has a default; positive. */
    public Duration duration(Setting setting) {
        return get(setting, Duration.class);
    }

    /** The bytes of a setting that has a default; positive. */
    public long bytes(Setting setting) {
        return get(setting, Long.class);
    }

    /** The bytes of a setting, or {@code otherwise} when it is not set. */
    public long bytes(Setting setting, long otherwise) {
        return find(setting, Long.class).orElse(otherwise);
    }

    /** The number of a setting that has a default. */
    public int number(Setting setting) {
        return get(setting, Integer.class);
    }

    /** The number of a setting, or {@code otherwise} when it is not set. */
    public int number(Setting setting, int otherwise) {
        return find(setting, Integer.class).orElse(otherwise);
    }

    /** The URLs of a setting that has a default; at least one. */
    public List<URI> urls(Setting setting) {
        List<?> urls = get(setting, List.class);
        return urls.stream().map(URI.class::cast).toList();
    }

    /** The pairs of a setting, ordered by key. */
    public Map<String, String> pairs(Setting setting) {
        Map<String, String> pairs = new TreeMap<>();
        Map<?, ?> untyped = get(setting, Map.class);
        untyped.forEach((key, value) -> pairs.put((String) key, (String) value));
        return pairs;
    }

    /** The effective settings for the log, one a line with its origin; secrets are masked. */
    public List<String> describe() {
        return describe(setting -> true);
    }

    /** The same of some settings. */
    public List<String> describe(Predicate<Setting> wanted) {
        List<String> lines = new ArrayList<>();
        values.forEach((setting, effective) -> {
            if (wanted.test(setting)) {
                lines.add(setting.property() + " = " + (setting.kind() == Kind.SECRET ? "***" : effective.text()) + " ("
                        + effective.origin() + ")");
            }
        });
        return lines;
    }

    /** What messages call the place where {@code setting} was set: its spelling there. */
    public String origin(Setting setting) {
        Effective effective = values.get(setting);
        return effective == null ? "not set" : effective.origin();
    }

    private <T> T get(Setting setting, Class<T> type) {
        return find(setting, type)
                .orElseThrow(() -> new IllegalStateException(setting + " is not set for this program"));
    }

    private <T> Optional<T> find(Setting setting, Class<T> type) {
        Effective effective = values.get(setting);
        if (effective == null) {
            return Optional.empty();
        }
        if (!type.isInstance(effective.value())) {
            throw new IllegalStateException(setting + " is a " + setting.kind() + ", not a " + type.getSimpleName());
        }
        return Optional.of(type.cast(effective.value()));
    }
}
