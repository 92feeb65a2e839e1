package io.sysmon.aggregator;

import io.sysmon.aggregator.api.About;
import io.sysmon.aggregator.api.PushIntake;
import io.sysmon.aggregator.api.StopRehearsal;
import io.sysmon.aggregator.api.filter.Reading;
import io.sysmon.aggregator.api.filter.TokenRate;
import io.sysmon.aggregator.api.request.BodiesInHand;
import io.sysmon.aggregator.api.request.BytesInFlight;
import io.sysmon.aggregator.api.request.PushBounds;
import io.sysmon.aggregator.api.request.ReadsInHand;
import io.sysmon.aggregator.api.request.WorkingReads;
import io.sysmon.aggregator.auth.RequestRates;
import io.sysmon.aggregator.auth.Secret;
import io.sysmon.aggregator.auth.Sessions;
import io.sysmon.aggregator.auth.Tokens;
import io.sysmon.aggregator.auth.Viewers;
import io.sysmon.aggregator.config.AggregatorConfig;
import io.sysmon.aggregator.domain.Refusals;
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
import io.sysmon.aggregator.upkeep.Compactions;
import io.sysmon.aggregator.upkeep.Upkeep;
import io.sysmon.aggregator.upkeep.UpkeepSettings;
import io.sysmon.protocol.PushLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/**
 * A running aggregator: the open store and everything over it, wired. Thread-safe. Whoever opens it closes it.
 */
public final class Aggregator implements AutoCloseable {

    private static final Duration UPKEEP_PAUSE = Duration.ofSeconds(5);

    /** Few: with pushes and reads still fewer than the threads of a container; each is held for a moment. */
    private static final int HEALTH_PLACES = 4;

    private static final int HEALTH_PLACES_OF_CLIENT = 2;

    private final InstantSource clock;
    private final Store store;
    private final About about;
    private final AggregatorConfig.Limits limits;
    private final Refusals refusals = new Refusals();
    private final BytesInFlight inFlight;
    private final BodiesInHand bodies;
    private final Reading reading;
    private final TokenRate rate;
    private final PushIntake intake;
    private final StopRehearsal stopRehearsal;
    private final FleetTrend trend;
    private final Upkeep upkeep;
    private final RepeatingThread upkeepThread;
    private final RepeatingThread trendThread;
    private final Tokens tokens;
    private final Viewers viewers;

    private Aggregator(AggregatorConfig config, InstantSource clock, Store store) {
        this.clock = clock;
        this.store = store;
        this.about = new About(Version.text(), clock.instant());
        this.tokens = new Tokens(config.tokens()::read, store.tokens(), clock);
        this.viewers = viewers(config.viewers(), tokens, clock);
        this.limits = config.limits();
        this.inFlight = BytesInFlight.ofPushes(limits.push().bytes());
        this.bodies = new BodiesInHand(limits.pushes(), limits.pushesOfClient());
        Ingest ingest = new Ingest(store, new PushLimits(limits.push().samples()), clock, refusals);
        PushBounds bounds = new PushBounds(
                limits.push().bytes(), limits.push().inflation(), limits.push().time());
        this.intake = new PushIntake(ingest, bounds, inFlight, bodies, refusals);
        this.stopRehearsal = new StopRehearsal(ingest, bounds);
        this.reading = new Reading(
                new ReadsInHand(limits.reads().most(), limits.reads().ofClient()),
                new ReadsInHand(HEALTH_PLACES, HEALTH_PLACES_OF_CLIENT),
                new WorkingReads(),
                BytesInFlight.ofAnswers(),
                limits.reads().answerTime(),
                refusals);
        this.rate = new TokenRate(new RequestRates(limits.requestsOfToken()), refusals);
        this.trend = new FleetTrend(new Fleet(store), clock);
        this.upkeep = new Upkeep(store, upkeepSettings(config.retention()));
        this.upkeepThread = RepeatingThread.start("sysmon-upkeep", UPKEEP_PAUSE, upkeep::round);
        upkeep.compactions().whenRequested(upkeepThread::hurry);
        this.trendThread = RepeatingThread.start("sysmon-trend", FleetTrend.STEP, trend::record);
    }

    /**
     * Opens the database, made or upgraded where necessary.
     *
     * @throws io.sysmon.aggregator.store.StoreException when it cannot be opened
     * @throws io.sysmon.settings.ConfigException when the key that logins are signed with cannot be had
     */
    public static Aggregator open(AggregatorConfig config, InstantSource clock) {
        AggregatorConfig.Limits limits = config.limits();
        Store store = Store.open(new StoreSettings(
                config.database(), config.online(), limits.store(), limits.diskReserveBytes(), clock));
        try {
            return new Aggregator(config, clock, store);
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    /** Who may write. */
    Tokens tokens() {
        return tokens;
    }

    /** Who may look. */
    Viewers viewers() {
        return viewers;
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

    BytesInFlight inFlight() {
        return inFlight;
    }

    BodiesInHand bodies() {
        return bodies;
    }

    Refusals refusals() {
        return refusals;
    }

    Reading reading() {
        return reading;
    }

    TokenRate rate() {
        return rate;
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
        return new HistoryQueries(store, limits.points(), limits.queryTime());
    }

    private static Viewers viewers(AggregatorConfig.Viewing viewing, Tokens tokens, InstantSource clock) {
        Viewers.Mode mode = Viewers.Mode.valueOf(viewing.mode().toUpperCase(Locale.ROOT));
        Sessions sessions = mode == Viewers.Mode.TOKEN
                ? new Sessions(viewing.sessionKey().readOrCreate(Secret.random()), tokens, clock)
                : null;
        return new Viewers(mode, viewing.role(), sessions);
    }

    Compactions compactions() {
        return upkeep.compactions();
    }

    private static UpkeepSettings upkeepSettings(AggregatorConfig.Retention retention) {
        return new UpkeepSettings(retention.samples(), retention.minutes(), retention.hours(), retention.bytes());
    }

    /** Gives up pushes that have not come, ends the upkeep, answers what waits and closes the database. */
    @Override
    public void close() {
        try {
            stopRehearsal.run();
        } finally {
            bodies.end();
            closeStore();
        }
    }

    private void closeStore() {
        upkeep.stop();
        upkeepThread.close();
        trendThread.close();
        tokens.close();
        store.close();
    }
}
