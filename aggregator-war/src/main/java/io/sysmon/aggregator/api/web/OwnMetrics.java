package io.sysmon.aggregator.api.web;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.sysmon.aggregator.api.About;
import io.sysmon.aggregator.auth.Tokens;
import io.sysmon.aggregator.domain.Limit;
import io.sysmon.aggregator.store.Durations;
import io.sysmon.aggregator.store.Outlook;
import io.sysmon.aggregator.store.Resolution;
import io.sysmon.aggregator.store.Store;
import io.sysmon.aggregator.store.StoreStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The aggregator's own state as metrics, taken fresh at each scrape. Thread-safe. */
public final class OwnMetrics {

    private final Store store;
    private final About about;
    private final Tokens tokens;
    private final Guards guards;

    /** Of this program over this {@code store}, which takes pushes with {@code tokens} and within {@code guards}. */
    public OwnMetrics(Store store, About about, Tokens tokens, Guards guards) {
        this.store = store;
        this.guards = guards;
        this.about = about;
        this.tokens = tokens;
    }

    /** All metrics at this moment. */
    MetricSnapshots scrape() {
        StoreStatus status = store.status();
        StoreStatus.Writes writes = status.writes();
        List<MetricSnapshot> metrics = new ArrayList<>(List.of(
                build(),
                gauge(
                        "sysmon_start_time_seconds",
                        "When the aggregator opened its database, Unix time.",
                        about.started().getEpochSecond()),
                gauge("sysmon_hosts", "Registered hosts.", status.hosts()),
                gauge("sysmon_series", "Different series that all hosts together ever sent.", status.series()),
                gauge(
                        "sysmon_database_bytes",
                        "Size of the database file.",
                        status.size().databaseBytes()),
                gauge(
                        "sysmon_wal_bytes",
                        "Size of the write-ahead log.",
                        status.size().walBytes()),
                gauge(
                        "sysmon_disk_free_bytes",
                        "Free space on the database's disk.",
                        status.size().freeDiskBytes()),
                gauge(
                        "sysmon_ingest_accepting",
                        "1 while pushes are taken, 0 while they are answered 503.",
                        writes.accepting() ? 1 : 0),
                gauge("sysmon_queued_pushes", "Pushes that wait for the disk.", writes.queuedPushes()),
                gauge(
                        "sysmon_push_bytes_in_flight",
                        "Inflated bytes of pushes that are being read or wait for the disk.",
                        guards.inFlight().bytes()),
                gauge(
                        "sysmon_pushes_being_read",
                        "Pushes whose bodies are being read.",
                        guards.bodies().size()),
                gauge(
                        "sysmon_reads_in_hand",
                        "Reads that are being answered.",
                        guards.reading().reads().size()),
                gauge(
                        "sysmon_reads_in_line",
                        "Reads that wait for one of those to end.",
                        guards.reading().reads().inLine()),
                gauge(
                        "sysmon_answer_bytes_in_hand",
                        "Bytes of answers that are being written.",
                        guards.reading().bytes().bytes()),
                gauge("sysmon_host_series", "Series of all hosts, each host's counted.", status.seriesOfAll()),
                counter("sysmon_pushes", "Pushes made durable.", writes.pushes()),
                counter("sysmon_samples", "Samples made durable.", writes.samples()),
                counter("sysmon_commits", "Transactions committed.", writes.commits()),
                counter("sysmon_commit_seconds", "Time spent in transactions.", writes.commitSeconds()),
                counter(
                        "sysmon_failed_commits",
                        "Transactions that failed and were taken back.",
                        writes.failedCommits()),
                counter(
                        "sysmon_corrupt_runs",
                        "Runs and rows of roll-ups that reads or the scrub found damaged.",
                        status.integrity().damaged()),
                counter(
                        "sysmon_scrubbed",
                        "Runs and rows of roll-ups that the scrub has read.",
                        status.integrity().scrub().checked()),
                counter(
                        "sysmon_scrub_passes",
                        "How often the scrub has gone through all of the database.",
                        status.integrity().scrub().passes())));
        metrics.add(refusals());
        metrics.add(steps());
        metrics.add(tokenUses());
        Outlook outlook = status.outlook();
        if (outlook != null) {
            addHistory(metrics, outlook);
        }
        return new MetricSnapshots(metrics);
    }

    private CounterSnapshot refusals() {
        CounterSnapshot.Builder refusals = CounterSnapshot.builder()
                .name("sysmon_refused")
                .help("Requests that a limit refused; of the limits on series, samples.");
        for (Limit limit : Limit.values()) {
            refusals.dataPoint(CounterDataPointSnapshot.builder()
                    .labels(Labels.of("limit", limit.text()))
                    .value((double) guards.refusals().of(limit))
                    .build());
        }
        return refusals.build();
    }

    private static void addHistory(List<MetricSnapshot> metrics, Outlook outlook) {
        GaugeSnapshot.Builder bytes = GaugeSnapshot.builder()
                .name("sysmon_history_bytes")
                .help("History as it is encoded, by resolution; measured every ten minutes.");
        for (Resolution resolution : Resolution.values()) {
            bytes.dataPoint(GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("resolution", resolution.name().toLowerCase(Locale.ROOT)))
                    .value((double) outlook.size().of(resolution).bytes())
                    .build());
        }
        metrics.add(bytes.build());
        metrics.add(gauge(
                "sysmon_host_day_bytes",
                "What one host brings a day at all resolutions together.",
                outlook.size().bytesAHostAndDay()));
        Double days = outlook.daysUntilLimit();
        if (days != null) {
            metrics.add(gauge(
                    "sysmon_days_until_limit",
                    "Days until a bound in bytes or the disk's reserve is reached; absent when neither is expected.",
                    days));
        }
    }

    /** Names and kinds, never a secret. */
    private GaugeSnapshot tokenUses() {
        GaugeSnapshot.Builder uses = GaugeSnapshot.builder()
                .name("sysmon_token_last_used_timestamp_seconds")
                .help("When each valid token was last used, Unix time; 0: never seen in use.");
        tokens.uses()
                .forEach((grant, used) -> uses.dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(Labels.of("kind", grant.kind().name().toLowerCase(Locale.ROOT), "token", grant.name()))
                        .value((double) used.orElse(0))
                        .build()));
        return uses.build();
    }

    private HistogramSnapshot steps() {
        HistogramSnapshot.Builder steps = HistogramSnapshot.builder()
                .name("sysmon_write_step_seconds")
                .help("Transactions of the writer by kind, from the first statement to the end of the sync.");
        store.stepTimes()
                .forEach((kind, times) -> steps.dataPoint(HistogramDataPointSnapshot.builder()
                        .labels(Labels.of("kind", kind.name().toLowerCase(Locale.ROOT)))
                        .classicHistogramBuckets(buckets(times))
                        .sum(times.sum())
                        .build()));
        return steps.build();
    }

    private static ClassicHistogramBuckets buckets(Durations times) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        for (int i = 0; i < times.counts().length; i++) {
            double bound = i < times.bounds().length ? times.bounds()[i] : Double.POSITIVE_INFINITY;
            buckets.bucket(bound, times.counts()[i]);
        }
        return buckets.build();
    }

    private InfoSnapshot build() {
        return InfoSnapshot.builder()
                .name("sysmon_build")
                .help("The program.")
                .dataPoint(InfoDataPointSnapshot.builder()
                        .labels(Labels.of("version", about.version()))
                        .build())
                .build();
    }

    private static GaugeSnapshot gauge(String name, String help, Number value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(value.doubleValue())
                        .build())
                .build();
    }

    private static CounterSnapshot counter(String name, String help, Number value) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(CounterDataPointSnapshot.builder()
                        .value(value.doubleValue())
                        .build())
                .build();
    }
}
