package io.sysmon.agent.publish;

import io.sysmon.agent.outbox.Batch;
import io.sysmon.agent.outbox.Outbox;
import io.sysmon.agent.outbox.PushNote;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Brings the outbox to one aggregator. Each {@link #run} pushes one batch and says when to run again: at the schedule's
 * moments the newest ticks, and between them, after an outage, one large batch of the backlog every two seconds. A batch
 * stays in the outbox until a reply acknowledges it. Confined to one thread, but for {@link #status}.
 */
public final class Publisher implements AutoCloseable {

    /** More than a push interval brings on any but the largest hosts: what goes first after an outage. */
    private static final int FRESH_SAMPLES = 10_000;

    private static final int BACKLOG_SAMPLES = 40_000;

    /** What any server takes by default; a tick of a usual host has a few kilobytes. */
    private static final int LARGEST_USUAL_BODY = 1 << 20;

    /** After a batch was too large the next ones grow again by an eighth each. */
    private static final int GROWTH = 8;

    private static final Duration BACKLOG_PAUSE = Duration.ofSeconds(2);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Outbox outbox;
    private final PushTarget target;
    private final String aggregator;
    private final Clock clock;
    private final PushClient client;
    private final PushSchedule schedule;
    private final Backoff backoff;
    private final PushLog log;
    private final PushFormChoice forms;
    private int maxSamples = BACKLOG_SAMPLES;
    private Instant freshDue = Instant.EPOCH;
    private PushNote note;
    private volatile PublisherStatus status = PublisherStatus.NEW;

    /** Pushes what {@code outbox}, which was opened for the target, holds; {@link #close} leaves the outbox open. */
    public Publisher(Outbox outbox, PushTarget target, Clock clock, RandomGenerator random) {
        this.outbox = outbox;
        this.target = target;
        this.aggregator = target.aggregator().toString();
        this.clock = clock;
        this.client =
                new PushClient(target.aggregator(), String.valueOf(target.host().version()), target.network());
        this.schedule = new PushSchedule(target.interval(), target.host().hostname());
        this.backoff = new Backoff(random);
        this.log = new PushLog(aggregator);
        this.note = outbox.noteOf(aggregator);
        this.forms = new PushFormChoice(clock);
    }

    /** From now to the schedule's next moment. */
    public Duration untilMoment() {
        return schedule.untilNext(clock.millis());
    }

    /** Pushes one batch, if there is one. How long to wait before the next call; nothing means at once. */
    public Duration run() {
        boolean fresh = untilFresh().isZero();
        Optional<Batch> batch = fresh
                ? outbox.nextFresh(aggregator, Math.min(FRESH_SAMPLES, maxSamples))
                : outbox.nextBacklog(aggregator, maxSamples);
        Optional<Duration> wait = batch.flatMap(this::push);
        if (wait.isPresent()) {
            return wait.get();
        }
        if (fresh) {
            freshDue = clock.instant().plus(untilMoment());
        }
        return untilNext();
    }

    /** Pushes the newest ticks whatever the schedule says: the last thing before the agent stops. */
    public void pushNow() {
        outbox.nextFresh(aggregator, Math.min(FRESH_SAMPLES, maxSamples)).ifPresent(this::push);
    }

    /** How pushing goes. Any thread may ask. */
    public PublisherStatus status() {
        return status;
    }

    @Override
    public void close() {
        client.close();
    }

    private Duration untilNext() {
        Duration untilFresh = untilFresh();
        boolean backlogFirst = outbox.hasBacklog(aggregator) && untilFresh.compareTo(BACKLOG_PAUSE) > 0;
        return backlogFirst ? BACKLOG_PAUSE : untilFresh;
    }

    /** Nothing when fresh ticks are due; they also are when their moment is further off than it can be: a clock set back. */
    private Duration untilFresh() {
        Duration until = Duration.between(clock.instant(), freshDue);
        return until.isNegative() || until.compareTo(target.interval()) > 0 ? Duration.ZERO : until;
    }

    /** How long to wait before the batch is tried again; empty when it is through. */
    private Optional<Duration> push(Batch batch) {
        long begin = clock.millis();
        long beginNanos = System.nanoTime();
        PushForm form = forms.next();
        byte[] body = PushBody.of(outbox, batch, target.host(), form);
        Verdict verdict = post(body, form, batch.size());
        double seconds = (System.nanoTime() - beginNanos) / NANOS_PER_SECOND;
        if (verdict instanceof Verdict.Acknowledged acknowledged) {
            double middle = (begin + clock.millis()) / (2 * MILLIS_PER_SECOND);
            status = status.afterSuccess(seconds, acknowledged.answer().timestamp() - middle);
            return acknowledge(batch, acknowledged.problem());
        }
        status = status.afterFailure(seconds);
        note = note.failed(clock.instant().getEpochSecond(), String.valueOf(verdict.problem()));
        outbox.note(aggregator, note);
        if (verdict instanceof Verdict.Keep keep) {
            log.problem(keep.problem(), "samples are kept");
            return Optional.of(keep.retryAfter() == null ? backoff.next() : keep.retryAfter());
        }
        if (verdict instanceof Verdict.TooLarge tooLarge) {
            return makeSmaller(batch, tooLarge.problem());
        }
        return setAside(batch, ((Verdict.SetAside) verdict).problem());
    }

    private Optional<Duration> acknowledge(Batch batch, @Nullable Problem problem) {
        outbox.acknowledge(batch);
        note = note.acknowledged(clock.instant().getEpochSecond(), problem == null ? "" : problem.toString());
        outbox.note(aggregator, note);
        backoff.reset();
        maxSamples = Math.min(BACKLOG_SAMPLES, maxSamples + Math.max(1, maxSamples / GROWTH));
        if (problem == null) {
            log.well();
        } else {
            log.problem(problem, "the others are stored");
        }
        return Optional.empty();
    }

    private Optional<Duration> makeSmaller(Batch batch, Problem problem) {
        if (batch.ticks().size() == 1) {
            boolean unusual = asRows(batch).length > LARGEST_USUAL_BODY;
            return unusual ? setAside(batch, problem) : keepTick(problem);
        }
        maxSamples = batch.size() / 2;
        log.problem(problem, "smaller batches from now on");
        return Optional.of(Duration.ZERO);
    }

    /** Whoever finds one usual tick too large is set up wrongly, and that will be mended. */
    private Optional<Duration> keepTick(Problem problem) {
        log.problem(problem, "one tick cannot be made smaller: samples are kept");
        return Optional.of(backoff.next());
    }

    private Optional<Duration> setAside(Batch batch, Problem problem) {
        outbox.refuse(batch, problem.toString(), asRows(batch));
        backoff.reset();
        log.problem(problem, "the batch is set aside in the outbox");
        return Optional.empty();
    }

    /** Whatever was sent: what is set aside can be read with any tool. */
    private byte[] asRows(Batch batch) {
        return PushBody.of(outbox, batch, target.host(), PushForm.ROWS);
    }

    private Verdict post(byte[] body, PushForm form, int samples) {
        try {
            Reply reply = client.post(body, form, target.token().get());
            Verdict verdict = Verdicts.of(reply, target.host().hostname(), samples, clock.instant());
            if (verdict instanceof Verdict.Acknowledged) {
                forms.heard(reply.acceptEncoding());
            } else if (form == PushForm.COLUMNS && forms.fallsBack(reply.status())) {
                return Verdicts.ofColumnsRefused(reply);
            }
            return verdict;
        } catch (IOException unreachable) {
            return new Verdict.Keep(new Problem("cannot be reached", String.valueOf(unreachable.getMessage())), null);
        }
    }
}
