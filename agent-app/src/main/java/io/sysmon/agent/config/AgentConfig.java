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
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Everything the agent was told. Immutable.
 *
 * @param aggregators base URLs to push to, at least one, none twice
 * @param hostname the name this host is known by
 * @param tags what the operator says of the host
 * @param interval between two ticks: whole seconds, as times on the wire are
 * @param pushInterval between two pushes
 * @param network how aggregators are reached
 * @param outbox where its samples wait, and how long
 * @param paths where the host's trees are
 * @param excludes what of the host is left out
 */
public record AgentConfig(
        List<URI> aggregators,
        String hostname,
        Map<String, String> tags,
        Duration interval,
        Duration pushInterval,
        NetworkConfig network,
        OutboxConfig outbox,
        PathConfig paths,
        ExcludeConfig excludes) {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d+){3}|\\[(::1|0(:0){6}:1)]", Pattern.CASE_INSENSITIVE);

    /**
     * How aggregators are reached. Immutable.
     *
     * @param connectTimeout for connecting
     * @param readTimeout for each wait for bytes
     * @param proxy on the way to all that are not on this host, or {@code null}
     */
    public record NetworkConfig(
            Duration connectTimeout,
            Duration readTimeout,
            @Nullable URI proxy) {}

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
     * Where the host's trees are: at their own places, or mounted elsewhere in a container. Immutable.
     *
     * @param procfs for {@code /proc}
     * @param sysfs for {@code /sys}
     * @param rootfs for {@code /}
     */
    public record PathConfig(Path procfs, Path sysfs, Path rootfs) {}

    /**
     * What is left out: regular expressions for whole names. Immutable.
     *
     * @param disks of block devices
     * @param mounts of mount points
     * @param interfaces of network interfaces
     */
    public record ExcludeConfig(String disks, String mounts, String interfaces) {}

    /**
     * The agent's part of {@code settings}.
     *
     * @throws ConfigException with every problem there is
     */
    public static AgentConfig of(Settings settings) {
        List<String> problems = new ArrayList<>();
        PathConfig paths = new PathConfig(
                settings.path(Setting.PATH_PROCFS),
                settings.path(Setting.PATH_SYSFS),
                settings.path(Setting.PATH_ROOTFS));
        AgentConfig config = new AgentConfig(
                settings.urls(Setting.AGGREGATOR_URL).stream().distinct().toList(),
                Hostname.of(settings.text(Setting.HOSTNAME), paths.procfs),
                settings.pairs(Setting.TAGS),
                settings.duration(Setting.INTERVAL),
                settings.duration(Setting.PUSH_INTERVAL),
                new NetworkConfig(
                        settings.duration(Setting.CONNECT_TIMEOUT),
                        settings.duration(Setting.READ_TIMEOUT),
                        settings.url(Setting.PROXY)),
                new OutboxConfig(
                        settings.path(Setting.AGENT_DB),
                        settings.duration(Setting.AGENT_HISTORY),
                        settings.duration(Setting.OUTBOX_AGE),
                        settings.bytes(Setting.OUTBOX_BYTES)),
                paths,
                new ExcludeConfig(
                        String.valueOf(settings.text(Setting.DISK_EXCLUDE)),
                        String.valueOf(settings.text(Setting.FILESYSTEM_EXCLUDE)),
                        String.valueOf(settings.text(Setting.NETWORK_EXCLUDE))));
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

    /** The aggregators on other hosts that the token goes to unencrypted. */
    public List<URI> plainAggregators() {
        return aggregators.stream()
                .filter(url -> "http".equalsIgnoreCase(url.getScheme()) && !isLoopback(url))
                .toList();
    }

    /** Whether a URL names this host itself, by its text: nothing is looked up. */
    public static boolean isLoopback(URI url) {
        return LOOPBACK.matcher(url.getHost()).matches();
    }

    /** The rules that settings have to keep one by one and together. */
    private record Check(Settings settings, List<String> problems) {

        private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(5);
        private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);
        private static final Duration LONGEST_PUSH_INTERVAL = Duration.ofHours(1);

        void all(AgentConfig config) {
            URI proxy = config.network.proxy;
            require(
                    proxy == null || ("http".equalsIgnoreCase(proxy.getScheme()) && proxy.getPort() > 0),
                    Setting.PROXY,
                    "expected http:// and a port, such as http://proxy:3128, found " + proxy);
            requireTimeout(Setting.CONNECT_TIMEOUT, config.network.connectTimeout);
            requireTimeout(Setting.READ_TIMEOUT, config.network.readTimeout);
            requireDirectory(Setting.PATH_PROCFS, config.paths.procfs);
            requireDirectory(Setting.PATH_ROOTFS, config.paths.rootfs);
            requireExpression(Setting.DISK_EXCLUDE, config.excludes.disks);
            requireExpression(Setting.FILESYSTEM_EXCLUDE, config.excludes.mounts);
            requireExpression(Setting.NETWORK_EXCLUDE, config.excludes.interfaces);
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

        private void requireTimeout(Setting setting, Duration timeout) {
            require(timeout.compareTo(LONGEST_TIMEOUT) <= 0, setting, "expected at most 5m, found " + shown(timeout));
        }

        private void requireDirectory(Setting setting, Path path) {
            require(Files.isDirectory(path), setting, "expected a directory, found none at " + path);
        }

        private void requireExpression(Setting setting, String expression) {
            try {
                Pattern.compile(expression);
            } catch (PatternSyntaxException mistake) {
                require(
                        false,
                        setting,
                        "expected a regular expression: " + mistake.getDescription() + " at character "
                                + mistake.getIndex() + ", found '" + expression + "'");
            }
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
