package io.sysmon.agent;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Makes and ends the agent's executors. None of their threads keeps the process alive. */
final class AgentThreads {

    private AgentThreads() {}

    /** One thread; what is scheduled for later is forgotten at shutdown. */
    static ScheduledExecutorService single(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, daemons(name));
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }

    /** As many threads as tasks run at a time; one that finds nothing to do ends after a minute. */
    static ExecutorService cached(String name) {
        return Executors.newCachedThreadPool(daemons(name));
    }

    /** Ends an executor: what runs may finish within {@code patience}, and is interrupted then. */
    static void end(ExecutorService executor, Duration patience) {
        executor.shutdown();
        try {
            executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        executor.shutdownNow();
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
