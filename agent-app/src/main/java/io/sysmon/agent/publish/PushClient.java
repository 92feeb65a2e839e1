package io.sysmon.agent.publish;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;

/**
 * Posts bodies to one aggregator over HTTP. Follows no redirect: a token must not go where the operator did not send it.
 * Confined to one thread at a time; {@link #close} closes its connections.
 */
final class PushClient implements AutoCloseable {

    private static final String TOKEN_HEADER = "X-SysMon-Token";
    private static final int LONGEST_REPLY = 64 << 10;

    /** A push as a whole: enough for a large batch over a slow line. */
    private static final int TIMEOUTS_A_PUSH = 3;

    /** Java closes an idle connection after five seconds, which is before the next push. */
    private static final String KEEP_ALIVE_SECONDS = "75";

    static {
        for (String property : List.of("http.keepAlive.time.server", "http.keepAlive.time.proxy")) {
            System.setProperty(property, System.getProperty(property, KEEP_ALIVE_SECONDS));
        }
    }

    private final Proxy proxy;
    private final Duration wholePush;
    private final Client client;
    private final WebTarget metrics;
    private Deadline current;
    private final String userAgent;

    /**
     * A client of the aggregator at {@code base}, which may end in a context path.
     *
     * @param network how it is reached
     */
    PushClient(URI base, String version, Network network) {
        wholePush = network.readTimeout().multipliedBy(TIMEOUTS_A_PUSH);
        proxy = network.proxy();
        ClientConfig config = new ClientConfig()
                .property(ClientProperties.FOLLOW_REDIRECTS, false)
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
                .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL") // readers of XML, images and the like
                .connectorProvider(new HttpUrlConnectorProvider().connectionFactory(this::connect));
        ClientBuilder builder = ClientBuilder.newBuilder()
                .withConfig(config)
                .connectTimeout(network.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(network.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
        client = network.tls() == null
                ? builder.build()
                : builder.sslContext(network.tls()).build();
        metrics = client.target(base).path("api/metrics");
        current = new Deadline(wholePush);
        userAgent = "sysmon-agent/" + version;
    }

    /**
     * Posts JSON that is compressed as {@code form} has it.
     *
     * @throws IOException when no whole reply came in time
     */
    Reply post(byte[] body, PushForm form, String token) throws IOException {
        Deadline deadline = new Deadline(wholePush).watch();
        current = deadline;
        try {
            return post(body, form, token, deadline);
        } catch (ProcessingException failure) {
            throw deadline.isOver() ? deadline.exceeded(failure) : new IOException(reasonOf(failure), failure);
        } catch (IOException failure) {
            throw deadline.isOver() ? deadline.exceeded(failure) : failure;
        } finally {
            deadline.replied();
        }
    }

    private Reply post(byte[] json, PushForm form, String token, Deadline deadline) throws IOException {
        Variant compressed = new Variant(MediaType.APPLICATION_JSON_TYPE, (Locale) null, form.contentEncoding());
        try (Response response = metrics.request(MediaType.APPLICATION_JSON_TYPE)
                        .header(TOKEN_HEADER, token)
                        .header(HttpHeaders.USER_AGENT, userAgent)
                        .post(Entity.entity(json, compressed));
                InputStream body = response.readEntity(InputStream.class)) {
            deadline.replied();
            return new Reply(
                    response.getStatus(),
                    response.getHeaderString(HttpHeaders.RETRY_AFTER),
                    response.getHeaderString(HttpHeaders.LOCATION),
                    response.getHeaderString(HttpHeaders.ACCEPT_ENCODING),
                    deadline.readWithin(body, LONGEST_REPLY));
        }
    }

    private HttpURLConnection connect(URL url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection(proxy);
        current.connected(connection);
        return connection;
    }

    @Override
    public void close() {
        client.close();
    }

    /** The innermost reason: what is around it is the client's own layers. */
    private static String reasonOf(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason.getMessage() == null
                ? reason.getClass().getSimpleName()
                : reason.getClass().getSimpleName() + ": " + reason.getMessage();
    }
}
