package io.sysmon.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads the settings of one program once; confined to the loading thread. */
final class SettingsLoader {

    private static final String DEFAULT = "default";
    private static final String HOME_PREFIX = "${home}/";

    /** What must be known before the properties file is found. */
    private static final Set<Setting> LEADS_TO_FILE = EnumSet.of(Setting.HOME, Setting.CONFIG);

    private final Program program;
    private final Path userHome;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<Setting, Settings.Effective> values = new EnumMap<>(Setting.class);

    SettingsLoader(Program program, Path userHome) {
        this.program = program;
        this.userHome = userHome;
    }

    <T> T load(List<Source> sources, Function<Settings, T> make) {
        List<Source> all = new ArrayList<>(sources);
        Path home = readHome(sources);
        all.add(readFile(sources, home));
        for (Source source : all) {
            problems.addAll(source.problems());
            warnings.addAll(source.warnings());
        }
        for (Setting setting : Setting.of(program)) {
            if (!LEADS_TO_FILE.contains(setting)) {
                readFirst(setting, all, home);
            }
        }
        return checked(make);
    }

    private <T> T checked(Function<Settings, T> make) {
        try {
            T made = make.apply(new Settings(values, warnings));
            if (problems.isEmpty()) {
                return made;
            }
        } catch (ConfigException refused) {
            problems.addAll(refused.problems());
        }
        throw new ConfigException(problems);
    }

    /** The home directory comes first, and never from the file that lies in it. */
    private Path readHome(List<Source> sources) {
        readFirst(Setting.HOME, sources, userHome);
        Settings.Effective home = values.get(Setting.HOME);
        return home == null ? userHome : (Path) home.value();
    }

    /** A file that was named must be there; the one under the home directory may be. */
    private Source readFile(List<Source> sources, Path home) {
        readFirst(Setting.CONFIG, sources, home);
        Settings.Effective named = values.get(Setting.CONFIG);
        Path path = named == null ? home.resolve(program.propertiesFile()) : (Path) named.value();
        if (named != null && !Files.exists(path)) {
            problems.add(
                    Setting.CONFIG.property() + " (" + named.origin() + "): expected a file, found none at " + path);
        }
        Source file = Source.file(program, path);
        for (Setting setting : LEADS_TO_FILE) {
            if (file.values().containsKey(setting)) {
                problems.add(setting.property() + " in " + path + " comes too late: the file was found by it");
            }
        }
        return file;
    }

    private void readFirst(Setting setting, List<Source> sources, Path home) {
        for (Source source : sources) {
            String text = source.values().get(setting);
            if (text != null && !text.isBlank()) {
                read(setting, expand(text.strip(), setting), originOf(setting, source));
                if (!values.containsKey(setting)) {
                    readDefault(setting, home);
                }
                return;
            }
        }
        readDefault(setting, home);
    }

    private void readDefault(Setting setting, Path home) {
        String text = defaultOf(setting, home);
        if (text != null) {
            read(setting, text, DEFAULT);
        }
    }

    private void read(Setting setting, String text, String origin) {
        try {
            values.put(setting, new Settings.Effective(setting.kind().parse(text), text, origin));
        } catch (IllegalArgumentException refused) {
            problems.add(setting.property() + " (" + origin + "): " + refused.getMessage() + ", found "
                    + shown(setting, text));
        }
    }

    private @Nullable String defaultOf(Setting setting, Path home) {
        String text = setting.defaultText();
        if (text == null) {
            return null;
        }
        return text.startsWith(HOME_PREFIX)
                ? home.resolve(text.substring(HOME_PREFIX.length())).toString()
                : expand(text, setting);
    }

    private String expand(String text, Setting setting) {
        boolean leadsHome = setting.kind() == Kind.PATH && text.startsWith("~/");
        return leadsHome ? userHome.resolve(text.substring(2)).toString() : text;
    }

    private static String shown(Setting setting, String text) {
        return setting.kind() == Kind.SECRET ? "***" : "'" + text + "'";
    }

    private static String originOf(Setting setting, Source source) {
        return switch (source.name()) {
            case "environment" -> "environment " + setting.environment();
            case "command line" -> setting.flag();
            default -> source.name();
        };
    }
}
