package io.sysmon.aggregator;

import io.sysmon.aggregator.api.PushIntake;
import io.sysmon.aggregator.api.filter.Reading;
import io.sysmon.aggregator.api.filter.TokenRate;
import io.sysmon.aggregator.api.web.Guards;
import io.sysmon.aggregator.api.web.OwnMetrics;
import io.sysmon.aggregator.auth.Tokens;
import io.sysmon.aggregator.auth.Viewers;
import io.sysmon.aggregator.config.AggregatorConfig;
import io.sysmon.aggregator.config.ContainerSources;
import io.sysmon.settings.ConfigException;
import io.sysmon.settings.Program;
import io.sysmon.settings.Settings;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the aggregator with the servlet context and closes it with it. Where it cannot be opened the exception goes on to
 * the container, and the context does not start.
 */
public final class ApplicationListener implements ServletContextListener {

    private static final Logger LOG = LoggerFactory.getLogger(ApplicationListener.class);

    /** Where the application answers; left here by a server that knows, which is {@code java -jar sysmon.war}. */
    private static final String URL = "io.sysmon.url";

    private @Nullable Aggregator aggregator;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        try {
            SqliteDriver.load(temporaryFolder(context));
            start(context);
        } catch (RuntimeException e) {
            report(e, where(context));
            stop();
            throw e;
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        long begun = System.nanoTime();
        stop();
        LOG.info(
                "sysmon aggregator stopped in {} ms{}",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                where(event.getServletContext()));
    }

    private void stop() {
        if (aggregator != null) {
            aggregator.close();
            aggregator = null;
        }
        SqliteDriver.release();
        RecordCaches.letGo();
    }

    /** The aggregator of a context that has started. */
    static Aggregator aggregatorOf(ServletContext context) {
        if (context.getAttribute(Aggregator.class.getName()) instanceof Aggregator running) {
            return running;
        }
        throw new IllegalStateException("the aggregator of this context has not started");
    }

    private void start(ServletContext context) {
        Loaded loaded = Loaded.from(context);
        loaded.settings().warnings().forEach(LOG::warn);
        boolean isContainer = !isStandalone(context);
        loaded.settings()
                .describe(setting -> !(isContainer && setting.isOfConnector()))
                .forEach(line -> LOG.info("setting {}", line));
        Aggregator opened = Aggregator.open(loaded.config().prepared(), InstantSource.system());
        aggregator = opened;
        if (context.getAttribute(URL) instanceof String url) {
            opened.store().announce(url);
        }
        context.setAttribute(Aggregator.class.getName(), opened);
        context.setAttribute(Tokens.class.getName(), opened.tokens());
        context.setAttribute(PushIntake.class.getName(), opened.intake());
        context.setAttribute(Viewers.class.getName(), opened.viewers());
        context.setAttribute(Reading.class.getName(), opened.reading());
        context.setAttribute(TokenRate.class.getName(), opened.rate());
        context.setAttribute(
                OwnMetrics.class.getName(),
                new OwnMetrics(
                        opened.store(),
                        opened.about(),
                        opened.tokens(),
                        new Guards(opened.inFlight(), opened.bodies(), opened.reading(), opened.refusals())));
        LOG.info("sysmon aggregator {} started{}", opened.about().version(), where(context));
    }

    /** The context's own, which every container must give. */
    private static String temporaryFolder(ServletContext context) {
        Object folder = context.getAttribute(ServletContext.TEMPDIR);
        return folder == null ? System.getProperty("java.io.tmpdir") : folder.toString();
    }

    private static void report(RuntimeException failure, String where) {
        if (failure instanceof ConfigException config) {
            config.problems().forEach(problem -> LOG.error("cannot start: {}{}", problem, where));
        } else {
            LOG.error("cannot start: {}{}", failure.getMessage(), where);
        }
    }

    /** Several contexts of one container write into one log. */
    private static String where(ServletContext context) {
        return isStandalone(context) ? "" : " (context " + context.getContextPath() + "/)";
    }

    private static boolean isStandalone(ServletContext context) {
        return context.getAttribute(URL) != null;
    }

    /** The settings and what they come to. */
    private record Loaded(Settings settings, AggregatorConfig config) {

        static Loaded from(ServletContext context) {
            Map<String, String> parameters = new TreeMap<>();
            Collections.list(context.getInitParameterNames())
                    .forEach(name -> parameters.put(name, context.getInitParameter(name)));
            return Settings.load(
                    Program.AGGREGATOR,
                    ContainerSources.of(parameters, isStandalone(context) ? "command line" : "context parameter"),
                    Settings.userHome(),
                    settings -> new Loaded(settings, AggregatorConfig.of(settings)));
        }
    }
}
