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
import java.util.regex.Pattern;

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

    /**
     * A place that belongs to one running program, as JNDI entries and context parameters do, where names that do not begin
     * with {@code sysmon.} are others'. Unknown names that do are problems.
     *
     * @param entries what it says, by property name
     */
    public static Source own(Program program, String name, Map<String, String> entries) {
        Map<String, String> ours = new TreeMap<>(entries);
        ours.keySet().removeIf(entry -> !isOurs(entry));
        List<String> problems = new ArrayList<>();
        return new Source(name, known(program, ours, name + " %s", problems), problems, List.of());
    }

    /** Whether an entry of that name can only be a setting of ours. */
    public static boolean isOurs(String name) {
        return name.startsWith("sysmon.");
    }

    /** A program's properties file, UTF-8; one that does not exist says nothing. Unknown names are problems. */
    public static Source file(Program program, Path file) {
        List<String> problems = new ArrayList<>();
        Map<String, String> entries = read(file, problems);
        String place = "%s in " + file.toString().replace("%", "%%");
        return new Source(file.toString(), known(program, entries, place, problems), problems, List.of());
    }

    /** The settings among {@code entries}; what is none is a problem, called what {@code place} makes of its name. */
    private static Map<Setting, String> known(
            Program program, Map<String, String> entries, String place, List<String> problems) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        entries.forEach((name, value) -> {
            Optional<Setting> setting = Setting.byProperty(name);
            if (setting.isEmpty()) {
                problems.add(place.formatted(name) + " is no setting" + nearestProperty(name));
            } else if (!setting.get().isOf(program)) {
                problems.add(place.formatted(name) + " is no setting of the " + program.label());
            } else {
                values.put(setting.get(), value);
            }
        });
        return values;
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
