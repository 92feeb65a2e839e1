package io.sysmon.settings;

import java.util.ArrayList;
import java.util.List;

/** Settings that cannot be run with: lists every problem, so that an operator mends them in one go. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The exit code of both programs for these: {@code EX_CONFIG} of sysexits.h. */
    public static final int EXIT_CODE = 78;

    private final transient List<String> problems;

    /** @param problems at least one; each names the setting, where it stands, what was expected and found */
    public ConfigException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * Makes all checks, whether or not the earlier ones hold.
     *
     * @throws ConfigException with the problems of all that do not
     */
    public static void checkAll(Runnable... checks) {
        List<String> problems = new ArrayList<>();
        for (Runnable check : checks) {
            try {
                check.run();
            } catch (ConfigException failed) {
                problems.addAll(failed.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    /** Every problem, in the order of the table. */
    public List<String> problems() {
        return problems;
    }
}
