package io.sysmon.agent.config;

import io.sysmon.protocol.WireRules;
import io.sysmon.settings.ConfigException;
import io.sysmon.settings.Setting;
import io.sysmon.settings.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything the agent was told. Immutable.
 *
 * @param aggregators base URLs to push to, at least one, none twice
 * @param hostname the name this host is known by
 * @param tags what the operator says of the host
 * @param interval between two ticks: whole seconds, as times on the wire are
 * @param pushInterval between two pushes
 * @param outbox where its samples wait, and how long
 * @param procfs where {@code /proc} is
 * @param sysfs where {@code /sys} is
 */
public record AgentConfig(
        List<URI> aggregators,
        String hostname,
        Map<String, String> tags,
        Duration interval,
        Duration pushInterval,
        OutboxConfig outbox,
        Path procfs,
        Path sysfs) {

    /**
     * Where samples wait, and how long. Immutable.
     *
     * @param file the SQLite file
     * @param history how long they stay when every aggregator has them
     * @param age how long they wait for an aggregator that is away
     * @param bytes the most they may take
     */
    public record OutboxConfig(Path file, Duration history, Duration age, long bytes) {}

    /**
     * The agent's part of {@code settings}.
     *
     * @throws ConfigException with every problem there is
     */
    public static AgentConfig of(Settings settings) {
        List<String> problems = new ArrayList<>();
        Path procfs = settings.path(Setting.PATH_PROCFS);
        AgentConfig config = new AgentConfig(
                settings.urls(Setting.AGGREGATOR_URL).stream().distinct().toList(),
                Hostname.of(settings.text(Setting.HOSTNAME), procfs),
                settings.pairs(Setting.TAGS),
                settings.duration(Setting.INTERVAL),
                settings.duration(Setting.PUSH_INTERVAL),
                new OutboxConfig(
                        settings.path(Setting.AGENT_DB),
                        settings.duration(Setting.AGENT_HISTORY),
                        settings.duration(Setting.OUTBOX_AGE),
                        settings.bytes(Setting.OUTBOX_BYTES)),
                procfs,
                settings.path(Setting.PATH_SYSFS));
        new Check(settings, problems).all(config);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return config;
    }

    /** How many ticks there are in {@code span}. */
    public long ticksIn(Duration span) {
        return span.dividedBy(interval);
    }

    /** The rules that settings have to keep one by one and together. */
    private record Check(Settings settings, List<String> problems) {

        private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(5);
        private static final Duration LONGEST_PUSH_INTERVAL = Duration.ofHours(1);

        void all(AgentConfig config) {
            require(
                    Files.isDirectory(config.procfs),
                    Setting.PATH_PROCFS,
                    "expected a directory, found none at " + config.procfs);
            require(
                    WireRules.isHostname(config.hostname),
                    Setting.HOSTNAME,
                    "expected 1 to 253 letters, digits, '.', '-', '_', ':', found '" + config.hostname + "'");
            String tagProblem = WireRules.problemOfHostTags(config.tags);
            require(tagProblem == null, Setting.TAGS, String.valueOf(tagProblem));
            require(
                    isWholeSeconds(config.interval) && config.interval.compareTo(LONGEST_INTERVAL) <= 0,
                    Setting.INTERVAL,
                    "expected whole seconds from 1s to 5m, found " + shown(config.interval));
            require(
                    config.pushInterval.compareTo(config.interval) >= 0
                            && config.pushInterval.compareTo(LONGEST_PUSH_INTERVAL) <= 0,
                    Setting.PUSH_INTERVAL,
                    "expected at least the interval (" + shown(config.interval) + ") and at most 1h, found "
                            + shown(config.pushInterval));
        }

        private void require(boolean holds, Setting setting, String problem) {
            if (!holds) {
                problems.add(setting.property() + " (" + settings.origin(setting) + "): " + problem);
            }
        }

        private static boolean isWholeSeconds(Duration duration) {
            return duration.toSeconds() > 0 && duration.toNanosPart() == 0;
        }

        private static String shown(Duration duration) {
            return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
        }
    }
}
