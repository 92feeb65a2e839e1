package io.sysmon.agent;

import io.sysmon.agent.outbox.OutboxException;
import io.sysmon.agent.publish.Publisher;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a publisher whenever it wants to be run. Confined to the executor's one thread. */
final class PushLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(PushLoop.class);

    /** The outbox could not be read: there is nothing to push before it can. */
    private static final Duration WAIT_AFTER_FAILURE = Duration.ofSeconds(30);

    private final ScheduledExecutorService executor;
    private final Publisher publisher;

    PushLoop(ScheduledExecutorService executor, Publisher publisher) {
        this.executor = executor;
        this.publisher = publisher;
    }

    /** Runs the publisher for the first time after {@code delay}. */
    void begin(Duration delay) {
        scheduleIn(delay);
    }

    @Override
    public void run() {
        Duration wait = WAIT_AFTER_FAILURE;
        try {
            wait = publisher.run();
        } catch (OutboxException failure) {
            log.error("cannot push: {}", failure.getMessage());
        } catch (RuntimeException bug) {
            log.error("a push failed", bug);
        } finally {
            scheduleIn(wait);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // run catches what a future would hold
    private void scheduleIn(Duration delay) {
        if (!executor.isShutdown()) {
            executor.schedule(this, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
