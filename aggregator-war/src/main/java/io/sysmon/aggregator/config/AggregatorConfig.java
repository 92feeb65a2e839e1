package io.sysmon.aggregator.config;

import io.sysmon.aggregator.domain.StoreLimits;
import io.sysmon.settings.ConfigException;
import io.sysmon.settings.Setting;
import io.sysmon.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the aggregator runs with. Immutable.
 *
 * @param database the file; its folder exists
 * @param tokens the secrets that open the writing half of the API, at least one; may change while it runs
 * @param viewers who may look
 * @param online a host that pushed less than this ago is online
 * @param limits what a client may ask of the aggregator
 * @param retention how long history is kept
 */
public record AggregatorConfig(
        Path database, TokenSource tokens, Viewing viewers, Duration online, Limits limits, Retention retention) {

    /**
     * The bounds.
     *
     * @param store how much is kept, and how many pushes may wait for the disk
     * @param push what one push may be
     * @param pushes whose bodies may come at a time
     * @param pushesOfClient the same from one address
     * @param reads that are answered at a time
     * @param requestsOfToken a second with one token
     * @param points of an answer
     * @param queryTime that reading the history of an answer may take
     * @param diskReserveBytes of free disk below which pushes are refused
     */
    public record Limits(
            StoreLimits store,
            OfPush push,
            int pushes,
            int pushesOfClient,
            OfReads reads,
            int requestsOfToken,
            int points,
            Duration queryTime,
            long diskReserveBytes) {

        /**
         * What one push may be.
         *
         * @param bytes of its body, inflated
         * @param inflation how many times its size a compressed body may inflate to
         * @param time that the body may take to come
         * @param samples in it
         */
        public record OfPush(long bytes, int inflation, Duration time, int samples) {}

        /**
         * Reads that are answered at a time.
         *
         * @param most in all
         * @param ofClient from one address
         * @param answerTime that a client may take to read an answer
         */
        public record OfReads(int most, int ofClient, Duration answerTime) {}

        /** Reads the settings. */
        public static Limits of(Settings settings) {
            return new Limits(
                    storeLimits(settings),
                    new OfPush(
                            settings.bytes(Setting.MAX_BODY),
                            settings.number(Setting.MAX_INFLATION),
                            settings.duration(Setting.MAX_BODY_TIME),
                            settings.number(Setting.MAX_SAMPLES)),
                    settings.number(Setting.MAX_PUSHES),
                    settings.number(Setting.MAX_PUSHES_CLIENT),
                    new OfReads(
                            settings.number(Setting.MAX_READS),
                            settings.number(Setting.MAX_READS_CLIENT),
                            settings.duration(Setting.MAX_ANSWER_TIME)),
                    settings.number(Setting.MAX_REQUESTS),
                    settings.number(Setting.MAX_POINTS),
                    settings.duration(Setting.MAX_QUERY_TIME),
                    settings.bytes(Setting.DISK_RESERVE));
        }

        private static StoreLimits storeLimits(Settings settings) {
            return new StoreLimits(
                    settings.number(Setting.MAX_HOSTS),
                    settings.number(Setting.MAX_SERIES),
                    settings.number(Setting.MAX_SERIES_TOTAL, StoreLimits.seriesOfThisProcess()),
                    settings.number(Setting.MAX_SERIES_NAMES, StoreLimits.namesOfThisProcess()),
                    settings.number(Setting.QUEUE));
        }
    }

    /**
     * Who may look.
     *
     * @param mode {@code open}, {@code token} or {@code container}
     * @param role that a user of the container's realm must have, {@code null} for any user
     * @param sessionKey the file of the key that logins are signed with; made when {@code token} first needs it
     */
    public record Viewing(String mode, @Nullable String role, SecretFile sessionKey) {

        static Viewing of(Settings settings) {
            return new Viewing(
                    String.valueOf(settings.text(Setting.VIEWERS)),
                    settings.text(Setting.VIEWERS_ROLE),
                    new SecretFile(settings.path(Setting.HOME).resolve("session-key")));
        }
    }

    /**
     * How long history is kept.
     *
     * @param samples every sample
     * @param minutes roll-ups of a minute
     * @param hours roll-ups of an hour
     * @param bytes the most that all of it may take; {@link Long#MAX_VALUE} for no bound
     */
    public record Retention(Duration samples, Duration minutes, Duration hours, long bytes) {

        /** Reads the settings. */
        public static Retention of(Settings settings) {
            return new Retention(
                    settings.duration(Setting.RETENTION_SAMPLES),
                    settings.duration(Setting.RETENTION_MINUTES),
                    settings.duration(Setting.RETENTION_HOURS),
                    settings.bytes(Setting.RETENTION_BYTES, Long.MAX_VALUE));
        }
    }

    /**
     * Reads the settings. Without effects.
     *
     * @throws ConfigException when the tokens or the database cannot be what they say
     */
    public static AggregatorConfig of(Settings settings) {
        Path database = settings.path(Setting.DB).toAbsolutePath();
        TokenSource tokens = TokenSource.of(settings);
        ConfigException.checkAll(() -> folderOf(database), tokens::check);
        return new AggregatorConfig(
                database,
                tokens,
                Viewing.of(settings),
                settings.duration(Setting.ONLINE),
                Limits.of(settings),
                Retention.of(settings));
    }

    /**
     * The tokens of a server with these settings.
     *
     * @throws ConfigException when there are none
     */
    public static List<String> tokens(Settings settings) {
        return TokenSource.of(settings).read();
    }

    /**
     * Makes what a first start needs: the database's folder and a token.
     *
     * @throws ConfigException when they cannot be made
     */
    public AggregatorConfig prepared() {
        ConfigException.checkAll(this::makeFolder, tokens::prepare);
        return this;
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folderOf(database));
        } catch (IOException e) {
            throw new ConfigException(List.of("cannot make the folder of the database " + database + ": " + e));
        }
    }

    private static Path folderOf(Path database) {
        Path folder = database.getParent();
        if (folder == null || Files.isDirectory(database)) {
            throw new ConfigException(List.of(Setting.DB.property() + ": expected a file, found " + database));
        }
        return folder;
    }
}
