package io.sysmon.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One place where settings may stand: what it says of them, and what is wrong with it. Immutable once made.
 *
 * @param name what messages call it, for example {@code environment}
 * @param values what it says, as text; a blank value says nothing
 * @param problems for which the program must not start
 * @param warnings for the log
 */
public record Source(String name, Map<Setting, String> values, List<String> problems, List<String> warnings) {

    /** What orchestrators put into the environment for a service that is called sysmon. */
    private static final Pattern INJECTED = Pattern.compile("SYSMON_(SERVICE_.*|PORT_\\d.*)");

    private static final Pattern SERVICE_URL = Pattern.compile("[a-z]+://.*");

    /** The environment: unknown names are warnings, since one environment serves both programs. */
    public static Source environment(Map<String, String> environment) {
        Map<String, Setting> known = new TreeMap<>();
        for (Setting setting : Setting.values()) {
            known.put(setting.environment(), setting);
        }
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        List<String> warnings = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            Setting setting = known.get(name);
            if (INJECTED.matcher(name).matches()
                    || (setting == Setting.PORT && SERVICE_URL.matcher(value).matches())) {
                warnings.add(name + " in the environment is an orchestrator's, ignored");
            } else if (setting != null) {
                values.put(setting, value);
            } else if (name.startsWith("SYSMON_")) {
                warnings.add(name + " in the environment is no setting" + Nearest.suggestion(name, known.keySet()));
            }
        });
        return new Source("environment", values, List.of(), warnings);
    }

    /** System properties: unknown names that begin with {@code sysmon.} are warnings. */
    public static Source systemProperties(Properties properties) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        List<String> warnings = new ArrayList<>();
        for (String name : properties.stringPropertyNames()) {
            if (!name.startsWith("sysmon.") || name.startsWith("sysmon.test.")) {
                continue;
            }
            Optional<Setting> setting = Setting.byProperty(name);
            if (setting.isPresent()) {
                values.put(setting.get(), properties.getProperty(name));
            } else {
                warnings.add("system property " + name + " is no setting" + nearestProperty(name));
            }
        }
        return new Source("system property", values, List.of(), warnings);
    }

    /** A place that is asked for each setting by its property name, as JNDI and context parameters are. */
    public static Source lookup(String name, Function<String, @Nullable String> lookup) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = lookup.apply(setting.property());
            if (value != null) {
                values.put(setting, value);
            }
        }
        return new Source(name, values, List.of(), List.of());
    }

    /** A program's properties file, UTF-8; one that does not exist says nothing. Unknown names are problems. */
    public static Source file(Program program, Path file) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, String> entry : read(file, problems).entrySet()) {
            Optional<Setting> setting = Setting.byProperty(entry.getKey());
            if (setting.isEmpty()) {
                problems.add(entry.getKey() + " in " + file + " is no setting" + nearestProperty(entry.getKey()));
            } else if (!setting.get().isOf(program)) {
                problems.add(entry.getKey() + " in " + file + " is no setting of the " + program.label());
            } else {
                values.put(setting.get(), entry.getValue());
            }
        }
        return new Source(file.toString(), values, problems, List.of());
    }

    private static Map<String, String> read(Path file, List<String> problems) {
        Map<String, String> entries = new TreeMap<>();
        if (!Files.exists(file)) {
            return entries;
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            properties.stringPropertyNames().forEach(name -> entries.put(name, properties.getProperty(name)));
        } catch (IOException | IllegalArgumentException unreadable) {
            problems.add("cannot read " + file + ": " + unreadable);
        }
        return entries;
    }

    private static String nearestProperty(String name) {
        List<String> known = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            known.add(name.startsWith("sysmon.") ? setting.property() : setting.label());
        }
        return Nearest.suggestion(name, known);
    }
}
