package io.sysmon.launch;

import io.sysmon.settings.ConfigException;
import io.sysmon.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded server: one connector, one web application at the root. {@link #stop} may come from any thread. */
final class JettyServer {

    private static final Logger LOG = LoggerFactory.getLogger(JettyServer.class);

    /** How long requests that are in hand may take to end when the server stops. */
    private static final long STOP_MILLIS = 10_000;

    /** How long a connection may say nothing, in the middle of a body too. */
    private static final long IDLE_MILLIS = 30_000;

    private final Server server;
    private final ServerConnector connector;

    /** An agent's usual push fits, plain too, so that it is one or two reads of the socket and not one every 8 KiB. */
    private static final int INPUT_BUFFER_BYTES = 64 << 10;

    /** To listen at {@code address}, {@code null} for all interfaces. */
    JettyServer(@Nullable String address, int port) {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("http");
        server = new Server(threads);
        server.setStopTimeout(STOP_MILLIS);
        server.setErrorHandler(new ProblemErrorHandler());
        HttpConnectionFactory http = new HttpConnectionFactory(http());
        http.setInputBufferSize(INPUT_BUFFER_BYTES);
        connector = new ServerConnector(server, http);
        connector.setHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
    }

    /**
     * Takes the port, before anything else is opened: a second aggregator that was started by mistake stops here.
     *
     * @throws IOException naming address and port, when they cannot be had
     */
    void listen() throws IOException {
        try {
            connector.open();
        } catch (IOException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new IOException("cannot listen on " + place() + ": " + reason.getMessage(), e);
        }
    }

    /** Sets up the application; {@code flags}, from the command line, reach it as context parameters. */
    void deploy(Path war, Path temp, Map<Setting, String> flags) {
        WebAppContext context = new WebAppContext();
        context.setContextPath("/");
        context.setWar(war.toUri().toString());
        context.setTempDirectory(temp.resolve("webapp").toFile());
        context.setThrowUnavailableOnStartupException(true);
        // The application brings its own servlet for files and knows no JSP, which is all that Jetty's defaults are
        // for.
        context.setDefaultsDescriptor(null);
        flags.forEach((setting, value) -> context.setInitParameter(setting.property(), value));
        server.setHandler(new GracefulHandler(context));
    }

    /** Serves until {@link #stop}; an {@link ExitCode}. */
    int serve() throws InterruptedException {
        try {
            server.start();
        } catch (Exception e) {
            Throwable reason = reason(e);
            LOG.debug("the application did not start", e);
            System.err.println("cannot start: " + reason.getMessage());
            return isConfig(reason) ? ExitCode.CONFIG : ExitCode.FAILED;
        }
        LOG.info("listening on http://{}/", place());
        server.join();
        return ExitCode.OK;
    }

    /** Takes no new requests, waits for those in hand, closes the application. */
    void stop() {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server stopped", e);
        } catch (Exception e) {
            throw new IllegalStateException("the server did not stop in order", e);
        }
    }

    private String place() {
        int port = connector.getLocalPort() > 0 ? connector.getLocalPort() : connector.getPort();
        String host = connector.getHost();
        return (host == null ? "localhost" : host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** By name: the application's class of that name is another than the one here. */
    private static boolean isConfig(Throwable reason) {
        return reason.getClass().getName().equals(ConfigException.class.getName());
    }

    private static Throwable reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        return http;
    }
}
