package io.sysmon.aggregator.served;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sysmon.aggregator.ApplicationListener;
import io.sysmon.aggregator.JaxRsApplication;
import io.sysmon.aggregator.api.filter.GzipFilter;
import io.sysmon.aggregator.api.filter.ReadFilter;
import io.sysmon.aggregator.api.filter.SecurityHeadersFilter;
import io.sysmon.aggregator.api.filter.TokenFilter;
import io.sysmon.aggregator.api.filter.ViewerFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.test.DeploymentContext;
import org.glassfish.jersey.test.JerseyTest;
import org.glassfish.jersey.test.ServletDeploymentContext;
import org.glassfish.jersey.test.TestProperties;
import org.glassfish.jersey.test.grizzly.GrizzlyWebTestContainerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole application in a small servlet container, started once for a class of tests, with a database of its own; each
 * test finds it without hosts.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ApiTestCase {

    /** The token of every test's aggregator. */
    public static final String TOKEN = "a-token-for-tests";

    private static final ObjectMapper JSON = new ObjectMapper();

    private @Nullable JerseyTest container;
    private @Nullable Path home;

    /** Settings beyond home and token, by property name. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    @BeforeAll
    final void startContainer(@TempDir Path folder) throws Exception {
        home = folder;
        container = new JerseyTest(new GrizzlyWebTestContainerFactory()) {
            @Override
            protected DeploymentContext configureDeployment() {
                forceSet(TestProperties.CONTAINER_PORT, "0");
                return deployment(folder);
            }

            @Override
            protected void configureClient(ClientConfig config) {
                // The tests say themselves what they send and follow.
                config.property(ClientProperties.FOLLOW_REDIRECTS, false);
                config.property(ClientProperties.SUPPRESS_HTTP_COMPLIANCE_VALIDATION, true);
            }
        };
        container.setUp();
    }

    @AfterAll
    final void stopContainer() throws Exception {
        running().tearDown();
        SharedDriver.restore();
    }

    @BeforeEach
    final void forgetAllHosts() {
        for (JsonNode host : get("api/hosts", "limit", 10_000).get("hosts")) {
            String name = host.get("hostname").asText();
            assertThat(authorised("api/hosts/" + name).delete().getStatus()).isEqualTo(204);
        }
    }

    /** The aggregator's home, with its database in it. */
    protected final Path home() {
        if (home == null) {
            throw new IllegalStateException("the container is not started");
        }
        return home;
    }

    /** Now, as the aggregator's clock has it, Unix seconds. */
    protected static long now() {
        return Instant.now().getEpochSecond();
    }

    /** Sends a push with a token. */
    protected final Response push(String body) {
        return pushing().post(Entity.entity(body, MediaType.APPLICATION_JSON_TYPE));
    }

    /** Sends a push that must be stored whole. */
    protected final void accepted(String body) {
        JsonNode answer = json(push(body), 200);
        assertThat(answer.get("status").asText()).isEqualTo("success");
    }

    /** A push about to be sent, with a token. */
    protected final Invocation.Builder pushing() {
        return authorised("api/metrics");
    }

    /** A request with a token. */
    protected final Invocation.Builder authorised(String path) {
        return at(path).request().header("X-SysMon-Token", TOKEN);
    }

    /** A path below the context, as the contract writes them. */
    protected final WebTarget at(String path) {
        return running()
                .client()
                .target(UriBuilder.fromUri(running().target().getUri()).replacePath(path));
    }

    /** Asks for a path with parameters in pairs; the answer must be 200. */
    protected final JsonNode get(String path, Object... parameters) {
        return json(ask(path, parameters), 200);
    }

    /** Asks for a path with parameters in pairs. */
    protected final Response ask(String path, Object... parameters) {
        WebTarget asked = at(path);
        for (int i = 0; i < parameters.length; i += 2) {
            asked = asked.queryParam((String) parameters[i], parameters[i + 1]);
        }
        return asked.request().get();
    }

    /** Asks for a path with a query as it stands. */
    protected final Response askRaw(String path, String query) {
        return raw(path + "?" + query).get();
    }

    /** A request for a path and query as they stand. */
    protected final Invocation.Builder raw(String address) {
        URI root = at("/").getUri();
        return running().client().target(root + address).request();
    }

    /** The JSON of an answer that must have this status. */
    protected static JsonNode json(Response response, int status) {
        String body = response.readEntity(String.class);
        assertThat(response.getStatus()).describedAs(body).isEqualTo(status);
        assertThat(response.getMediaType()).isEqualTo(MediaType.APPLICATION_JSON_TYPE);
        return parse(body);
    }

    /** The detail of a problem that must have this status, in the form that every problem has. */
    protected static String problem(Response response, int status) {
        String body = response.readEntity(String.class);
        assertThat(response.getStatus()).describedAs(body).isEqualTo(status);
        assertThat(response.getMediaType()).hasToString("application/problem+json");
        JsonNode problem = parse(body);
        assertThat(problem.get("type").asText()).isEqualTo("about:blank");
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotEmpty();
        return problem.get("detail").asText();
    }

    /** JSON text as a tree. */
    protected static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text, e);
        }
    }

    private DeploymentContext deployment(Path folder) {
        return ServletDeploymentContext.builder(Map.of("jakarta.ws.rs.Application", JaxRsApplication.class.getName()))
                .servletPath("api")
                .addListener(ApplicationListener.class)
                .contextParam("sysmon.home", folder.toString())
                .contextParam("sysmon.token", TOKEN)
                // tests push samples of years ago
                .contextParam("sysmon.retention-samples", "36500d")
                .contextParam("sysmon.retention-minutes", "36500d")
                .contextParam("sysmon.retention-hours", "36500d")
                .contextParams(settings())
                .addFilter(SecurityHeadersFilter.class, "security-headers")
                .addFilter(ViewerFilter.class, "viewer")
                .addFilter(TokenFilter.class, "token")
                .addFilter(ReadFilter.class, "read")
                .addFilter(GzipFilter.class, "gzip")
                .build();
    }

    private JerseyTest running() {
        if (container == null) {
            throw new IllegalStateException("the container is not started");
        }
        return container;
    }
}
