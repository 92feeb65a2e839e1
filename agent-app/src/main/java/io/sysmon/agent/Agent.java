package io.sysmon.agent;

import io.sysmon.agent.AgentCollector.AgentStatus;
import io.sysmon.agent.collect.Collector;
import io.sysmon.agent.collect.Collectors;
import io.sysmon.agent.collect.Collectors.Roots;
import io.sysmon.agent.collect.Excludes;
import io.sysmon.agent.collect.KernelTree;
import io.sysmon.agent.collect.Sampler;
import io.sysmon.agent.config.AgentConfig;
import io.sysmon.agent.config.AgentConfig.ExcludeConfig;
import io.sysmon.agent.config.AgentConfig.PathConfig;
import io.sysmon.agent.outbox.Outbox;
import io.sysmon.agent.outbox.OutboxException;
import io.sysmon.agent.outbox.OutboxLimits;
import io.sysmon.agent.publish.Network;
import io.sysmon.agent.publish.Publisher;
import io.sysmon.agent.publish.PushTarget;
import io.sysmon.protocol.HostIdentity;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running agent: one thread that measures, one for each aggregator that pushes, and a few that come and go for what
 * may take long. {@link #close} ends them within five seconds: the tick in hand is kept, one last push is tried.
 */
final class Agent implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Agent.class);

    private static final Duration TICK_PATIENCE = Duration.ofSeconds(1);
    private static final Duration LAST_PUSH_PATIENCE = Duration.ofSeconds(3);

    private final AgentConfig config;
    private final Outbox outbox;
    private final ScheduledExecutorService tickThread = AgentThreads.single("sysmon-tick");
    private final ExecutorService background = AgentThreads.cached("sysmon-background");
    private final List<PushThread> pushThreads;
    private final TickLoop tickLoop;

    /** A publisher and the thread it runs on. */
    private record PushThread(Publisher publisher, ScheduledExecutorService executor) {}

    private Agent(AgentConfig config, Supplier<String> token, @Nullable SSLContext tls, Outbox outbox) {
        Clock clock = Clock.systemUTC();
        this.config = config;
        this.outbox = outbox;
        HostIdentity host = Identity.of(config, outbox.instance());
        this.pushThreads = config.aggregators().stream()
                .map(url -> new PushTarget(url, token, host, config.pushInterval(), networkTo(url, config, tls)))
                .map(target -> new PushThread(
                        new Publisher(outbox, target, clock, new Random()), AgentThreads.single("sysmon-push")))
                .toList();
        List<Collector> collectors = new ArrayList<>(kernelCollectors(config, background));
        collectors.add(new AgentCollector(new KernelTree(config.paths().procfs()), this::status));
        this.tickLoop = new TickLoop(
                tickThread,
                clock,
                config.interval(),
                new Sampler(collectors, System::nanoTime),
                new TickKeeper(outbox));
    }

    /**
     * Starts an agent.
     *
     * @param tls whom it trusts and what it shows over https, or {@code null} for what Java does by itself
     * @throws OutboxException when its outbox cannot be used
     */
    static Agent start(AgentConfig config, Supplier<String> token, @Nullable SSLContext tls) {
        OutboxLimits limits = new OutboxLimits(
                config.ticksIn(config.outbox().history()),
                config.ticksIn(config.outbox().age()),
                config.outbox().bytes());
        List<String> aggregators =
                config.aggregators().stream().map(URI::toString).toList();
        Agent agent = new Agent(config, token, tls, Outbox.open(config.outbox().file(), limits, aggregators));
        agent.begin();
        return agent;
    }

    /** No proxy knows the way to this host itself. */
    private static Network networkTo(URI aggregator, AgentConfig config, @Nullable SSLContext tls) {
        URI proxy = config.network().proxy();
        return new Network(
                config.network().connectTimeout(),
                config.network().readTimeout(),
                proxy == null || AgentConfig.isLoopback(aggregator)
                        ? Proxy.NO_PROXY
                        : new Proxy(
                                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort())),
                tls);
    }

    /** The collectors of this host; what may take long runs on {@code background}. */
    static List<Collector> kernelCollectors(AgentConfig config, ExecutorService background) {
        PathConfig paths = config.paths();
        ExcludeConfig excludes = config.excludes();
        return Collectors.all(
                new Roots(paths.procfs(), paths.sysfs(), paths.rootfs()),
                Excludes.of(excludes.disks(), excludes.mounts(), excludes.interfaces()),
                background);
    }

    private void begin() {
        tickThread.execute(tickLoop);
        for (PushThread thread : pushThreads) {
            new PushLoop(thread.executor, thread.publisher).begin(firstPush(thread.publisher));
        }
        log.info("measuring {} every {} s", config.hostname(), config.interval().toSeconds());
    }

    /** With the second tick, which is the first to have rates, unless the schedule's moment comes before. */
    private Duration firstPush(Publisher publisher) {
        Duration secondTick = config.interval().multipliedBy(2);
        Duration moment = publisher.untilMoment();
        return moment.compareTo(secondTick) < 0 ? moment : secondTick;
    }

    private AgentStatus status() {
        return new AgentStatus(
                outbox.status(),
                pushThreads.stream().map(thread -> thread.publisher.status()).toList(),
                tickLoop.tickSeconds(),
                tickLoop.latenessSeconds());
    }

    @Override
    public void close() {
        AgentThreads.end(tickThread, TICK_PATIENCE);
        for (PushThread thread : pushThreads) {
            thread.executor.execute(thread.publisher::pushNow);
            thread.executor.shutdown();
        }
        long deadline = System.nanoTime() + LAST_PUSH_PATIENCE.toNanos();
        for (PushThread thread : pushThreads) {
            AgentThreads.end(thread.executor, Duration.ofNanos(deadline - System.nanoTime()));
            thread.publisher.close();
        }
        background.shutdownNow();
        outbox.close();
        log.info("stopped");
    }
}
