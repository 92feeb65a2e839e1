package io.sysmon.aggregator;

import io.sysmon.aggregator.api.About;
import io.sysmon.aggregator.api.PushIntake;
import io.sysmon.aggregator.auth.Tokens;
import io.sysmon.aggregator.config.AggregatorConfig;
import io.sysmon.aggregator.ingest.Ingest;
import io.sysmon.aggregator.query.Fleet;
import io.sysmon.aggregator.query.FleetExtremes;
import io.sysmon.aggregator.query.FleetTags;
import io.sysmon.aggregator.query.FleetTrend;
import io.sysmon.aggregator.query.HistoryQueries;
import io.sysmon.aggregator.query.Hosts;
import io.sysmon.aggregator.query.Latest;
import io.sysmon.aggregator.store.Store;
import io.sysmon.aggregator.store.StoreSettings;
import io.sysmon.aggregator.upkeep.Upkeep;
import io.sysmon.aggregator.upkeep.UpkeepSettings;
import io.sysmon.protocol.PushLimits;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A running aggregator: the open store and everything over it, wired. Thread-safe. Whoever opens it closes it.
 */
public final class Aggregator implements AutoCloseable {

    private static final Duration UPKEEP_PAUSE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Store store;
    private final About about;
    private final PushIntake intake;
    private final FleetTrend trend;
    private final Upkeep upkeep;
    private final RepeatingThread upkeepThread;
    private final RepeatingThread trendThread;
    private final Tokens tokens;

    private Aggregator(AggregatorConfig config, InstantSource clock, Store store) {
        this.clock = clock;
        this.store = store;
        this.about = new About(Version.text(), clock.instant());
        this.tokens = new Tokens(config.tokens()::read, store.tokens(), clock);
        this.intake = new PushIntake(
                new Ingest(store, new PushLimits(config.limits().maxSamples()), clock),
                config.limits().maxBodyBytes());
        this.trend = new FleetTrend(new Fleet(store), clock);
        this.upkeep = new Upkeep(store, upkeepSettings(config.retention()));
        this.upkeepThread = RepeatingThread.start("sysmon-upkeep", UPKEEP_PAUSE, upkeep::round);
        this.trendThread = RepeatingThread.start("sysmon-trend", FleetTrend.STEP, trend::record);
    }

    /**
     * Opens the database, made or upgraded where necessary.
     *
     * @throws io.sysmon.aggregator.store.StoreException when it cannot be opened
     */
    public static Aggregator open(AggregatorConfig config, InstantSource clock) {
        AggregatorConfig.Limits limits = config.limits();
        Store store = Store.open(new StoreSettings(
                config.database(),
                config.online(),
                limits.maxSeries(),
                limits.queuedPushes(),
                limits.diskReserveBytes(),
                clock));
        return new Aggregator(config, clock, store);
    }

    /** Who may write. */
    Tokens tokens() {
        return tokens;
    }

    InstantSource clock() {
        return clock;
    }

    Store store() {
        return store;
    }

    About about() {
        return about;
    }

    PushIntake intake() {
        return intake;
    }

    Hosts hosts() {
        return new Hosts(store);
    }

    Latest latest() {
        return new Latest(store);
    }

    Fleet fleet() {
        return new Fleet(store);
    }

    FleetExtremes fleetExtremes() {
        return new FleetExtremes(store);
    }

    FleetTags fleetTags() {
        return new FleetTags(store);
    }

    FleetTrend fleetTrend() {
        return trend;
    }

    HistoryQueries history() {
        return new HistoryQueries(store);
    }

    private static UpkeepSettings upkeepSettings(AggregatorConfig.Retention retention) {
        return new UpkeepSettings(retention.samples(), retention.minutes(), retention.hours(), retention.bytes());
    }

    /** Ends the upkeep, answers what waits and closes the database. */
    @Override
    public void close() {
        upkeep.stop();
        upkeepThread.close();
        trendThread.close();
        tokens.close();
        store.close();
    }
}
