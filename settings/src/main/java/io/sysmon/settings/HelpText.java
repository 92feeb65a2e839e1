package io.sysmon.settings;

/** The part of {@code --help} that lists a program's settings. */
public final class HelpText {

    private static final int FLAG_WIDTH = 32;

    private HelpText() {}

    /** One line a setting: flag, meaning, default; then how else to set them. Ends with a line break. */
    public static String of(Program program) {
        StringBuilder text = new StringBuilder("Settings:\n");
        for (Setting setting : Setting.of(program)) {
            String flag = "  " + setting.flag() + " " + setting.kind().placeholder();
            text.append(flag)
                    .append(" ".repeat(Math.max(1, FLAG_WIDTH - flag.length())))
                    .append(setting.help());
            String defaultText = setting.defaultText();
            if (defaultText != null && !defaultText.isEmpty()) {
                text.append(" (default ")
                        .append(defaultText.replace("${home}", "HOME"))
                        .append(')');
            }
            text.append('\n');
        }
        return text.append(
                        "Each may also stand in the environment (--token-file is SYSMON_TOKEN_FILE), as a system property\n")
                .append("(sysmon.token-file) or in HOME/")
                .append(program.propertiesFile())
                .append(". Flags win, then properties, environment and file.\n")
                .append("Durations and sizes carry units: 500ms 10s 5m 24h 7d, 512KiB 32MiB 10GB.\n")
                .toString();
    }
}
