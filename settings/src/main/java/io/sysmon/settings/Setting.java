package io.sysmon.settings;

import static io.sysmon.settings.Program.AGENT;
import static io.sysmon.settings.Program.AGGREGATOR;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every setting there is. One name makes all its spellings: {@code token-file} is the flag {@code --token-file}, the
 * property, JNDI entry and context parameter {@code sysmon.token-file} and the environment's {@code SYSMON_TOKEN_FILE}.
 *
 * <p>A default may begin with <code>${home}/</code>, the home directory. A setting without one is not set.
 */
public enum Setting {
    /** Where database, token, properties, pids and logs live. */
    HOME("home", Kind.PATH, "~/.sysmon", "directory of database, token, properties, pids and logs", AGENT, AGGREGATOR),

    /** The properties file, where it does not lie in the home directory. */
    CONFIG(
            "config",
            Kind.PATH,
            null,
            "properties file; not set: agent.properties or aggregator.properties in the home directory",
            AGENT,
            AGGREGATOR),

    /** The shared secret itself. */
    TOKEN("token", Kind.SECRET, null, "the token that agents push with; wins over token-file", AGENT, AGGREGATOR),

    /** The file that holds the shared secret. */
    TOKEN_FILE(
            "token-file",
            Kind.PATH,
            "${home}/token",
            "file of tokens, one a line; agents send the first",
            AGENT,
            AGGREGATOR),

    /** Where {@code java -jar sysmon.war} listens. */
    PORT("port", Kind.PORT, "9000", "TCP port to listen on (java -jar; a container has its own)", AGGREGATOR),

    /** The address {@code java -jar sysmon.war} listens on; not set: all. */
    BIND("bind", Kind.TEXT, null, "address to listen on; not set: all interfaces (java -jar)", AGGREGATOR),

    /** The keys that {@code java -jar sysmon.war} serves https with; not set: it serves http. */
    TLS_KEYSTORE(
            "tls-keystore",
            Kind.PATH,
            null,
            "PKCS #12 key store to serve https with; not set: http (java -jar)",
            AGGREGATOR),

    /** What opens the key store. */
    TLS_KEYSTORE_PASSWORD(
            "tls-keystore-password", Kind.SECRET, null, "password of the key store (java -jar)", AGGREGATOR),

    /** Who may look. */
    VIEWERS(
            "viewers",
            Kind.VIEWERS,
            "open",
            "who may look: everybody, who has a token, whom the container's realm knows",
            AGGREGATOR),

    /** Which of the realm's users may look. */
    VIEWERS_ROLE(
            "viewers-role",
            Kind.TEXT,
            null,
            "role that a user of the container's realm must have to look; not set: any user",
            AGGREGATOR),

    /** The aggregator's database. */
    DB("db", Kind.PATH, "${home}/aggregator.db", "the SQLite database file", AGGREGATOR),

    /** How long after its last push a host counts as online. */
    ONLINE("online", Kind.DURATION, "300s", "a host is online while its last push is younger than this", AGGREGATOR),

    /** The largest body of a push, inflated. */
    MAX_BODY("max-body", Kind.SIZE, "32MiB", "largest body of a push, inflated", AGGREGATOR),

    /** The most samples of a push. */
    MAX_SAMPLES("max-samples", Kind.COUNT, "100000", "most samples a push", AGGREGATOR),

    /** The most series of a host. */
    MAX_SERIES("max-series", Kind.COUNT, "10000", "most series a host", AGGREGATOR),

    /** The most hosts. */
    MAX_HOSTS(
            "max-hosts",
            Kind.COUNT,
            "20000",
            "most hosts; a push of one more is answered 503, those that are known go on",
            AGGREGATOR),

    /** The most series of all hosts together; not set: as many as the heap holds. */
    MAX_SERIES_TOTAL(
            "max-series-total",
            Kind.COUNT,
            null,
            "most series of all hosts together; not set: one for each 128 bytes of the largest heap",
            AGGREGATOR),

    /** The most different names of series; not set: as many as the heap holds. */
    MAX_SERIES_NAMES(
            "max-series-names",
            Kind.COUNT,
            null,
            "most different names of series, metric type and tags; not set: one for each 2 KiB of the largest heap",
            AGGREGATOR),

    /** The most times its size that a compressed body may inflate to. */
    MAX_INFLATION(
            "max-inflation",
            Kind.COUNT,
            "200",
            "most times its size that a compressed body may inflate to, its first MiB aside",
            AGGREGATOR),

    /** The longest that the body of a push may take to come. */
    MAX_BODY_TIME(
            "max-body-time", Kind.DURATION, "60s", "longest that the body of a push may take to come", AGGREGATOR),

    /** The most pushes whose bodies come at a time. */
    MAX_PUSHES(
            "max-pushes",
            Kind.COUNT,
            "128",
            "most pushes whose bodies are being read at a time; more are answered 503",
            AGGREGATOR),

    /** The same from one address. */
    MAX_PUSHES_CLIENT(
            "max-pushes-client",
            Kind.COUNT,
            "64",
            "the same from one address, a proxy's too; more are answered 429",
            AGGREGATOR),

    /** The most requests a second with one token. */
    MAX_REQUESTS(
            "max-requests",
            Kind.COUNT,
            "2000",
            "most requests a second with one token; more are answered 429",
            AGGREGATOR),

    /** The most reads that are being answered at a time. */
    MAX_READS(
            "max-reads",
            Kind.COUNT,
            "64",
            "most reads that are being answered at a time; more wait in line, up to 10 s, then 503",
            AGGREGATOR),

    /** The same from one address. */
    MAX_READS_CLIENT(
            "max-reads-client",
            Kind.COUNT,
            "48",
            "the same from one address, a proxy's too; more wait in line, up to 10 s, then 429",
            AGGREGATOR),

    /** The longest that a client may take to read an answer. */
    MAX_ANSWER_TIME(
            "max-answer-time",
            Kind.DURATION,
            "60s",
            "longest that a client may take to read an answer; then it is cut off",
            AGGREGATOR),

    /** The most points of an answer. */
    MAX_POINTS("max-points", Kind.COUNT, "2000000", "most points of an answer, all its series together", AGGREGATOR),

    /** The longest that reading an answer's history may take. */
    MAX_QUERY_TIME(
            "max-query-time",
            Kind.DURATION,
            "15s",
            "longest that reading the history of an answer may take",
            AGGREGATOR),

    /** How many pushes may wait for the writer. */
    QUEUE("queue", Kind.COUNT, "1024", "most pushes that wait for the disk; more are answered 503", AGGREGATOR),

    /** Free space below which ingest stops. */
    DISK_RESERVE(
            "disk-reserve",
            Kind.SIZE_OR_NONE,
            "256MiB",
            "free disk space below which pushes are answered 503; 0B: never",
            AGGREGATOR),

    /** How long every sample is kept. */
    RETENTION_SAMPLES("retention-samples", Kind.DURATION, "7d", "how long every sample is kept", AGGREGATOR),

    /** How long roll-ups of a minute are kept. */
    RETENTION_MINUTES(
            "retention-minutes", Kind.DURATION, "90d", "how long mean, min and max of minutes are kept", AGGREGATOR),

    /** How long roll-ups of an hour are kept. */
    RETENTION_HOURS(
            "retention-hours", Kind.DURATION, "730d", "how long mean, min and max of hours are kept", AGGREGATOR),

    /** The most that the database may hold; not set: no bound. */
    RETENTION_BYTES(
            "retention-bytes",
            Kind.SIZE,
            null,
            "most bytes of history, the oldest samples go first; not set: as much as the ages allow",
            AGGREGATOR),

    /** Where the agent pushes to. */
    AGGREGATOR_URL(
            "aggregator",
            Kind.URLS,
            "http://localhost:9000",
            "URL of the aggregator, with its context path if it has one",
            AGENT),

    /** How long connecting to an aggregator may take. */
    CONNECT_TIMEOUT("connect-timeout", Kind.DURATION, "10s", "how long connecting to an aggregator may take", AGENT),

    /** How long an aggregator may be silent within a push. */
    READ_TIMEOUT(
            "read-timeout",
            Kind.DURATION,
            "10s",
            "how long an aggregator may be silent within a push, which may take three times that as a whole",
            AGENT),

    /** The proxy on the way to the aggregators; not set: none. */
    PROXY("proxy", Kind.URL, null, "HTTP proxy on the way to the aggregators: http://proxy:3128; not set: none", AGENT),

    /** The authorities that are trusted to name aggregators; not set: those of the JVM. */
    CA_FILE(
            "ca-file",
            Kind.PATH,
            null,
            "PEM file of the only authorities trusted for https; not set: those that Java trusts",
            AGENT),

    /** The certificate the agent shows. */
    CLIENT_CERT_FILE(
            "client-cert-file",
            Kind.PATH,
            null,
            "PEM file of the certificate, and its chain, that the agent shows to https aggregators",
            AGENT),

    /** The private key of that certificate. */
    CLIENT_KEY_FILE("client-key-file", Kind.PATH, null, "PEM file of that certificate's private key, PKCS #8", AGENT),

    /** The name the host is known by; not set: the system's. */
    HOSTNAME("hostname", Kind.TEXT, null, "name of this host; not set: the system's", AGENT),

    /** What the operator says of the host. */
    TAGS("tags", Kind.PAIRS, "", "tags of this host: environment=production,role=db", AGENT),

    /** Time between two readings. */
    INTERVAL("interval", Kind.DURATION, "2s", "time between two readings", AGENT),

    /** Time between two pushes. */
    PUSH_INTERVAL("push-interval", Kind.DURATION, "10s", "time between two pushes", AGENT),

    /** The agent's store. */
    AGENT_DB("agent-db", Kind.PATH, "${home}/agent.db", "the agent's SQLite database file", AGENT),

    /** How long acknowledged ticks stay for local reading. */
    AGENT_HISTORY("agent-history", Kind.DURATION, "24h", "how long pushed samples stay on this host", AGENT),

    /** The oldest tick that is kept for pushing. */
    OUTBOX_AGE("outbox-age", Kind.DURATION, "7d", "how long samples wait for an aggregator that is away", AGENT),

    /** The most bytes kept for pushing. */
    OUTBOX_BYTES("outbox-bytes", Kind.SIZE, "256MiB", "most bytes that wait for an aggregator that is away", AGENT),

    /** The root of the proc file system. */
    PATH_PROCFS("path.procfs", Kind.PATH, "/proc", "where the proc file system is mounted", AGENT),

    /** The root of sysfs. */
    PATH_SYSFS("path.sysfs", Kind.PATH, "/sys", "where sysfs is mounted", AGENT),

    /** Where the host's files are. */
    PATH_ROOTFS("path.rootfs", Kind.PATH, "/", "where the host's root is mounted, for the space of its mounts", AGENT),

    /** Memory, images, drives for removable media, and the hidden paths of a multipath NVMe disk. */
    DISK_EXCLUDE(
            "disk.exclude",
            Kind.TEXT,
            "(ram|loop|zram|fd|sr)\\d+|nvme\\d+c\\d+n\\d+.*",
            "disks to leave out, a regular expression for the whole name",
            AGENT),

    /** What the system and containers mount for themselves. */
    FILESYSTEM_EXCLUDE(
            "filesystem.exclude",
            Kind.TEXT,
            "/(dev|proc|sys|run/credentials|run/docker/.+|var/lib/docker/.+|var/lib/containers/storage/.+"
                    + "|var/lib/kubelet/.+)($|/.*)",
            "mount points to leave out, a regular expression for the whole path",
            AGENT),

    /** The loopback, and what containers, hypervisors and tests make and throw away. */
    NETWORK_EXCLUDE(
            "network.exclude",
            Kind.TEXT,
            "lo|(veth|cali|cilium|lxc|lxd|flannel|cni|weave|vxlan|kube|tap|vnet|virbr|docker|podman|ifb|dummy|gre|sit"
                    + "|tunl|ip6tnl|teql|erspan|nodelocaldns).*|br-[0-9a-f]{12}",
            "network interfaces to leave out, a regular expression for the whole name",
            AGENT);

    private static final String PREFIX = "sysmon.";

    private final String label;
    private final Kind kind;
    private final @Nullable String defaultText;
    private final String help;
    private final boolean ofAgent;
    private final boolean ofAggregator;

    Setting(String label, Kind kind, @Nullable String defaultText, String help, Program... programs) {
        this.label = label;
        this.kind = kind;
        this.defaultText = defaultText;
        this.help = help;
        this.ofAgent = List.of(programs).contains(AGENT);
        this.ofAggregator = List.of(programs).contains(AGGREGATOR);
    }

    /** The name all spellings are made of, for example {@code token-file}. */
    public String label() {
        return label;
    }

    /** The command line's spelling; {@code --tag} for {@link #TAGS}, since each gives one. */
    public String flag() {
        return this == TAGS ? "--tag" : "--" + label;
    }

    /** The spelling of properties, JNDI entries and context parameters. */
    public String property() {
        return PREFIX + label;
    }

    /** The environment's spelling. */
    public String environment() {
        return property().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** What values look like. */
    public Kind kind() {
        return kind;
    }

    /** The default as an operator would write it, or {@code null} when there is none. */
    public @Nullable String defaultText() {
        return defaultText;
    }

    /** One line for the operator. */
    public String help() {
        return help;
    }

    /** Whether only {@code java -jar} heeds it: a container has connectors of its own. */
    public boolean isOfConnector() {
        return this == PORT || this == BIND || this == TLS_KEYSTORE || this == TLS_KEYSTORE_PASSWORD;
    }

    /** Whether {@code program} has this setting. */
    public boolean isOf(Program program) {
        return program == AGENT ? ofAgent : ofAggregator;
    }

    /** The settings of a program, in the table's order. */
    public static List<Setting> of(Program program) {
        return Arrays.stream(values()).filter(setting -> setting.isOf(program)).toList();
    }

    /** The setting with this flag. */
    static Optional<Setting> byFlag(Program program, String flag) {
        return of(program).stream()
                .filter(setting -> setting.flag().equals(flag))
                .findFirst();
    }

    /** The setting with this property name, written with or without {@code sysmon.}. */
    static Optional<Setting> byProperty(String name) {
        String bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        return Arrays.stream(values())
                .filter(setting -> setting.label.equals(bare))
                .findFirst();
    }
}
