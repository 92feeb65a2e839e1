package io.sysmon.launch;

import io.sysmon.settings.ConfigException;
import io.sysmon.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.KeyStoreScanner;
import org.eclipse.jetty.util.ssl.SslContextFactory;
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

    /** The application leaves it beside its database, for commands that work on that. */
    private static final String URL = "io.sysmon.url";

    /** How the names of the application's exceptions begin, which another class loader has loaded. */
    private static final String OURS = "io.sysmon.";

    /** An agent's usual push fits, plain too, so that it is one or two reads of the socket and not one every 8 KiB. */
    private static final int INPUT_BUFFER_BYTES = 64 << 10;

    /**
     * None: Jetty's default of 1,024 for each connection takes 100 KB, which is 100 MB of a fleet of 1,000 agents, and
     * spares them nothing that can be measured.
     */
    private static final int HEADERS_REMEMBERED = 0;

    private final Server server;
    private final ServerConnector connector;
    private final String scheme;

    /** To listen at {@code address}, {@code null} for all interfaces, with https where there is {@code tls}. */
    JettyServer(@Nullable String address, int port, Optional<Tls> tls) {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("http");
        server = new Server(threads);
        server.setStopTimeout(STOP_MILLIS);
        server.setErrorHandler(new ProblemErrorHandler());
        scheme = tls.isPresent() ? "https" : "http";
        connector = tls.map(this::secureConnector).orElseGet(() -> new ServerConnector(server, http(configuration())));
        connector.setHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
    }

    /** A renewed certificate is taken into use when its file has changed, without a restart. */
    private ServerConnector secureConnector(Tls tls) {
        HttpConfiguration secure = configuration();
        // Without the check of the name that clients ask for: agents may know this host by another.
        secure.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server context = tls.contextFactory();
        server.addBean(new KeyStoreScanner(context));
        return new ServerConnector(
                server, new SslConnectionFactory(context, HttpVersion.HTTP_1_1.asString()), http(secure));
    }

    /** Whether nobody but this machine can connect. */
    boolean isLocal() {
        String host = connector.getHost();
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            LOG.debug("listening at a name that has no address yet", unknown);
            return false;
        }
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
        context.setAttribute(URL, scheme + "://" + place() + "/");
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
        LOG.info("listening on {}://{}/", scheme, place());
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

    /** What the application itself says, else what lies deepest. */
    private static Throwable reason(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null && !reason.getClass().getName().startsWith(OURS)) {
            reason = reason.getCause();
        }
        return reason;
    }

    private static HttpConnectionFactory http(HttpConfiguration configuration) {
        HttpConnectionFactory factory = new HttpConnectionFactory(configuration);
        factory.setInputBufferSize(INPUT_BUFFER_BYTES);
        return factory;
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setHeaderCacheSize(HEADERS_REMEMBERED);
        return http;
    }
}
